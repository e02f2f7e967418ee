import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client';
import { keyOf, useApi } from '../../api/use';
import { useMe } from '../../app/session';
import { Day, Empty, Loading, PageTitle, Refusal, useSentence, useText } from '../../ui';
import { Pages, usePages } from '../../ui/Pages';
import { useDeskWords } from '../messages';
import { useSubstituteWords } from './messages';
import { NewSubstitute } from './NewSubstitute';

const LIST = keyOf('/api/substitutions').slice(0, 1);

/** Who stands in for whom, from when to when; and ordering it for oneself. */
export function SubstitutionsPage() {
  const desk = useDeskWords();
  const t = useSubstituteWords();
  const text = useText();
  const sentence = useSentence();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { user, seats } = useMe();
  const pages = usePages();
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useApi('/api/substitutions', { query: pages.query }, { keep: true });
  const revoke = useMutation({
    mutationFn: (id: string) => post('/api/substitutions/{id}/revoke', { path: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: LIST }),
    onError: (refusal) => void message.error(sentence(refusal)),
  });
  const seatWords = (office: string | null, role: string | null): string => {
    if (office === null) return t('allSeats');
    const own = seats.find((seat) => seat.office === office && seat.role === role);
    return own ? `${text(own.officeName)} · ${text(own.roleTitle)}` : `${office} ${role ?? ''}`;
  };
  return (
    <section className="page">
      <PageTitle
        title={desk('substitutions')}
        aside={
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('orderSubstitute')}
          </Button>
        }
      />
      <p className="soft">{t('substitutionsHint')}</p>
      <Refusal error={error} again={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.items.length === 0 && <Empty>{t('noSubstitutions')}</Empty>}
      {data && data.items.length > 0 && (
        <div className="table-scroll" role="region" aria-label={desk('substitutions')} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('away')}</th>
                <th scope="col">{t('standsIn')}</th>
                <th scope="col">{desk('seat')}</th>
                <th scope="col">{t('fromTo')}</th>
                <th scope="col">{t('condition')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((one) => (
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
            </tbody>
          </table>
        </div>
      )}
      {data && <Pages pages={pages} next={data.next} />}
      {adding && <NewSubstitute onClose={() => setAdding(false)} />}
    </section>
  );
}
