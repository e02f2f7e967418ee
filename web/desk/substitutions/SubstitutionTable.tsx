import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { post, type Schema } from '../../api/client';
import { keyOf } from '../../api/use';
import { useMe } from '../../app/session';
import { Day, useSentence, useText } from '../../ui';
import { useDeskWords } from '../messages';
import { useSubstituteWords } from './messages';
import { ScrollTable } from '../../ui/ScrollTable';

const LIST = keyOf('/api/substitutions').slice(0, 1);

interface Props {
  label: string;
  items: readonly Schema<'Substitution'>[];
  /** Seats whose names are known; others are said by their codes. */
  seats: readonly Pick<Schema<'SeatView'>, 'office' | 'role' | 'officeName' | 'roleTitle'>[];
}

/** Who stands in for whom, from when to when; each can be ended. */
export function SubstitutionTable({ label, items, seats }: Props) {
  const desk = useDeskWords();
  const t = useSubstituteWords();
  const text = useText();
  const sentence = useSentence();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { user } = useMe();
  const revoke = useMutation({
    mutationFn: (id: string) => post('/api/substitutions/{id}/revoke', { path: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: LIST }),
    onError: (refusal) => void message.error(sentence(refusal)),
  });
  const seatWords = (office: string | null, role: string | null): string => {
    if (office === null) return t('allSeats');
    const known = seats.find((seat) => seat.office === office && seat.role === role);
    return known ? `${text(known.officeName)} · ${text(known.roleTitle)}` : `${office} ${role ?? ''}`;
  };
  return (
    <ScrollTable label={label} head={[t('away'), t('standsIn'), desk('seat'), t('fromTo'), t('condition')]}>
      {items.map((one) => (
        <tr key={one.id}>
          <th scope="row">{one.person.id === user.id ? desk('me') : one.person.name}</th>
          <td>{one.substitute.id === user.id ? desk('me') : one.substitute.name}</td>
          <td>{seatWords(one.office, one.role)}</td>
          <td>
            <Day date={one.from} /> – <Day date={one.to} />
          </td>
          <td>
            {one.revokedAt ? (
              t('revoked')
            ) : (
              <Popconfirm title={t('revokeHint')} onConfirm={() => revoke.mutate(one.id)}>
                <Button size="small">{t('revoke')}</Button>
              </Popconfirm>
            )}
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}
