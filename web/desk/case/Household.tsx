import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { post, type Schema } from '../../api/client';
import { useApi } from '../../api/use';
import { Dialog, Empty, Instant, Loading, Refusal } from '../../ui';
import { useDeskWords } from '../messages';
import { pathOf, type CaseFile } from './file';
import { useDivisionNames } from './useDivisionNames';
import { ScrollTable } from '../../ui/ScrollTable';

type Members = NonNullable<Schema<'HouseholdAnswer'>['members']>;

/** Who the case is about: masked, until somebody states why they have to read it in full. That is kept. */
export function Household({ file }: { file: CaseFile }) {
  const t = useDeskWords();
  const path = pathOf(file);
  const { data, error, refetch } = useApi('/api/cases/{county}/{caseId}/household', { path });
  const [asking, setAsking] = useState(false);
  // Kept by this page alone: what was revealed is masked again when one comes back.
  const [revealed, setRevealed] = useState<Members | null>(null);
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.erased) return <Empty>{t('erased')}</Empty>;
  return (
    <>
      <p className="desk-row">
        {revealed ? (
          <Button onClick={() => setRevealed(null)}>{t('maskAgain')}</Button>
        ) : (
          <Button onClick={() => setAsking(true)}>{t('reveal')}</Button>
        )}
        <span className="soft">{t(revealed ? 'revealedHint' : 'maskedHint')}</span>
      </p>
      <MemberTable members={revealed ?? data.members ?? []} division={file.division} />
      {(data.officers ?? []).length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('nearRelatives')}
          description={
            <ul>
              {(data.officers ?? []).map(({ personId, officer, confirmedAt }) => (
                <li key={`${personId} ${officer}`}>
                  {officer} {confirmedAt && <Instant at={confirmedAt} />}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {asking && <RevealDialog file={file} onClose={() => setAsking(false)} onRevealed={setRevealed} />}
    </>
  );
}

function MemberTable({ members, division }: { members: Members; division: string }) {
  const t = useDeskWords();
  const word = useDivisionNames(division);
  return (
    <ScrollTable
      label={t('household')}
      head={[t('name'), t('relation'), t('age'), t('idNumber'), t('phone'), t('account'), t('categories')]}
    >
      {members.map((member) => (
        <tr key={member.personId}>
          <th scope="row">{member.name}</th>
          <td>
            {word('relations', member.relation)}
            {member.leftAt && (
              <>
                {' · '}
                {t('left')} <Instant at={member.leftAt} />
              </>
            )}
          </td>
          <td>{member.age ?? '—'}</td>
          <td className="number">{member.idNumber ?? '—'}</td>
          <td className="number">{member.phone ?? '—'}</td>
          <td className="number">{member.account ?? '—'}</td>
          <td>{member.categories.map((category) => word('categories', category)).join(t('listComma')) || '—'}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}

interface RevealProps {
  file: CaseFile;
  onClose: () => void;
  onRevealed: (members: Members) => void;
}

function RevealDialog({ file, onClose, onRevealed }: RevealProps) {
  const t = useDeskWords();
  const [form] = Form.useForm<{ reason: string }>();
  const reveal = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      post('/api/cases/{county}/{caseId}/persons/reveal', { path: pathOf(file), body: { reason } }),
    onSuccess: ({ members }) => {
      onRevealed(members ?? []);
      onClose();
    },
  });
  return (
    <Dialog
      title={t('reveal')}
      onClose={onClose}
      footer={
        <Button type="primary" loading={reveal.isPending} onClick={() => form.submit()}>
          {t('reveal')}
        </Button>
      }
    >
      <p>{t('revealHint')}</p>
      <Refusal error={reveal.error} />
      <Form form={form} layout="vertical" onFinish={(entries) => reveal.mutate(entries)}>
        <Form.Item
          name="reason"
          label={t('reason')}
          rules={[{ required: true, min: 4, whitespace: true, message: t('reasonShort') }]}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
