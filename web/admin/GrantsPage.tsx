import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { post, type Schema } from '../api/client';
import { useApi } from '../api/use';
import { Day, Dialog, PageTitle, Refusal, useDay } from '../ui';
import { Answered } from '../ui/Answered';
import { DivisionPicker } from '../ui/DivisionPicker';
import { OfficeName } from '../ui/OfficeName';
import { useProcedureTitles } from '../ui/procedures';
import { useAdminWords } from './messages';
import { NewGrant } from './NewGrant';
import { useOwnDivision } from './own-division';
import { ScrollTable } from '../ui/ScrollTable';

type Grant = Schema<'GrantView'>;

/** Who may decide where: grants are registered and revoked here, with their document and their reason. */
export function GrantsPage() {
  const t = useAdminWords();
  const own = useOwnDivision();
  const [division, setDivision] = useState(own);
  const grants = useApi('/api/grants', { query: { division } }, { keep: true });
  return (
    <section className="page">
      <PageTitle title={t('grants')} />
      <p className="soft">{t('grantsHint')}</p>
      <div className="filters">
        <DivisionPicker label={t('division')} value={division} onChange={setDivision} from={own} />
      </div>
      <Answered of={grants} empty={(data) => data.length === 0} nothing={t('nothing')}>
        {(data) => (
          <ScrollTable
            label={t('grants')}
            head={[t('office'), t('procedure'), t('mode'), t('from'), t('to'), t('law'), t('revoke')]}
          >
            {data.map((grant) => (
              <Row key={grant.id} grant={grant} />
            ))}
          </ScrollTable>
        )}
      </Answered>
      <NewGrant key={division} division={division} />
    </section>
  );
}

function Row({ grant }: { grant: Grant }) {
  const t = useAdminWords();
  const day = useDay();
  const titleOf = useProcedureTitles();
  const { office, procedure, mode, from, to, law, revokedOn, revokedReason } = grant;
  return (
    <tr>
      <th scope="row">
        <OfficeName code={office} />
      </th>
      <td>{procedure === '*' ? t('all') : titleOf(procedure)}</td>
      <td>{t(`mode_${mode}`)}</td>
      <td>
        <Day date={from} />
      </td>
      <td>{to ? <Day date={to} /> : t('noEnd')}</td>
      <td>{law}</td>
      <td>
        {revokedOn ? t('revoked', { day: day(revokedOn), reason: revokedReason ?? '' }) : <Revoke grant={grant} />}
      </td>
    </tr>
  );
}

function Revoke({ grant }: { grant: Grant }) {
  const t = useAdminWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('revoke')}
      </Button>
      {open && <RevokeDialog grant={grant} onClose={() => setOpen(false)} />}
    </>
  );
}

function RevokeDialog({ grant, onClose }: { grant: Grant; onClose: () => void }) {
  const t = useAdminWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const revoke = useMutation({
    mutationFn: (body: { reason: string }) => post('/api/grants/{id}/revoke', { path: { id: grant.id }, body }),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ['/api/grants'] });
      void message.success(t('revokedDone'));
    },
  });
  const buttons = (
    <>
      <Button onClick={onClose}>{t('keep')}</Button>
      <Button danger type="primary" loading={revoke.isPending} onClick={form.submit}>
        {t('revoke')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('revokeTitle')} onClose={onClose} footer={buttons}>
      <p>{grant.law}</p>
      <Form form={form} layout="vertical" onFinish={(values) => revoke.mutate(values)}>
        <Form.Item
          name="reason"
          label={t('reason')}
          rules={[{ required: true, whitespace: true, message: t('required') }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      </Form>
      {revoke.error && <Refusal error={revoke.error} />}
    </Dialog>
  );
}
