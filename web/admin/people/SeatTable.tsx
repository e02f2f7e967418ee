import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { patch } from '../../api/client';
import { useApi } from '../../api/use';
import { Dialog, Empty, Refusal, useText } from '../../ui';
import type { Person } from './AccountState';
import { usePeopleWords } from './messages';
import { useSeatDays, type Seat } from './SeatWords';
import { useChange } from './useChange';
import { ScrollTable } from '../../ui/ScrollTable';

const CHIPS = { now: 'chip-third1', coming: 'chip-none', past: '' } as const;

/** Seats of one person, past ones too: history names them. */
export function SeatTable({ person }: { person: Person }) {
  const t = usePeopleWords();
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  const today = clock?.today ?? '';
  return (
    <>
      <h2 id="seats">{t('seats')}</h2>
      {person.seats.length === 0 && <Empty>{t('noSeat')}</Empty>}
      {person.seats.length > 0 && (
        <ScrollTable labelledBy="seats" head={[t('office'), t('role'), t('period'), t('standing'), t('end')]}>
          {person.seats.map((seat) => (
            <Row key={`${seat.office} ${seat.role} ${seat.from}`} person={person} seat={seat} today={today} />
          ))}
        </ScrollTable>
      )}
    </>
  );
}

function standingOf({ from, to }: Seat, today: string): 'now' | 'coming' | 'past' {
  if (from > today) return 'coming';
  return to !== null && to < today ? 'past' : 'now';
}

function Row({ person, seat, today }: { person: Person; seat: Seat; today: string }) {
  const t = usePeopleWords();
  const text = useText();
  const days = useSeatDays();
  const [ending, setEnding] = useState(false);
  const standing = standingOf(seat, today);
  return (
    <tr>
      <th scope="row">{text(seat.officeName)}</th>
      <td>{text(seat.roleTitle)}</td>
      <td>{days(seat)}</td>
      <td>
        <span className={`chip ${CHIPS[standing]}`}>{t(standing)}</span>
      </td>
      <td>
        {standing !== 'past' && (
          <Button size="small" danger onClick={() => setEnding(true)}>
            {t('end')}
          </Button>
        )}
        {ending && <EndSeat person={person} seat={seat} onClose={() => setEnding(false)} />}
      </td>
    </tr>
  );
}

function EndSeat({ person: { id }, seat, onClose }: { person: Person; seat: Seat; onClose: () => void }) {
  const t = usePeopleWords();
  const text = useText();
  const [form] = Form.useForm<{ to?: string }>();
  const { office, role, officeName, roleTitle } = seat;
  const end = useChange(
    ({ to }: { to?: string }) =>
      patch('/api/users/{id}/seats', { path: { id }, body: { office, role, ...(to ? { to } : {}) } }),
    t('ended'),
    onClose,
  );
  const buttons = (
    <>
      <Button onClick={onClose}>{t('keepSeat')}</Button>
      <Button danger type="primary" loading={end.isPending} onClick={form.submit}>
        {t('end')}
      </Button>
    </>
  );
  return (
    <Dialog
      title={t('endTitle', { seat: `${text(officeName)} · ${text(roleTitle)}` })}
      onClose={onClose}
      footer={buttons}
    >
      <Refusal error={end.error} />
      <Form name="end-seat" form={form} layout="vertical" onFinish={(entries) => end.mutate(entries)}>
        <Form.Item name="to" label={t('lastDay')} extra={t('lastDayHint')}>
          <Input type="date" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
