import { Button, Radio } from 'antd';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { newKey, post, Problem, type Schema } from '../api/client';
import { Loading, PageTitle, Refusal, useText } from '../ui';
import { SchemaForm, type FormData } from '../ui/form';
import { usePublicWords } from './messages';
import { NoticeOverPage } from './NoticeOverPage';
import { useNotice } from './NoticePage';
import { ObjectionReceipt } from './ObjectionReceipt';
import { useSealedFields } from './sealed-fields';

type Way = Schema<'OpenNoticeView'>['objections'][number];

/** Objecting to what a notice says, with the form that its procedure asks for. */
export function ObjectionPage() {
  const t = usePublicWords();
  const text = useText();
  const { county = '', id = '' } = useParams();
  const { data: notice, error, refetch } = useNotice(county, id);
  const [receipt, setReceipt] = useState<Schema<'ObjectionReceiptView'> | null>(null);
  if (receipt) return <ObjectionReceipt receipt={receipt} />;
  if (error instanceof Problem && [404, 410].includes(error.status)) return <NoticeOverPage error={error} />;
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!notice) return <Loading />;
  return (
    <div className="page public">
      <PageTitle title={t('objectionTitle')} />
      <p>
        {t('objectingTo')}
        <Link to={`/public/notice/${county}/${id}`}>
          {text(notice.procedureTitle)} <span lang="zh-CN">{notice.values.applicantName}</span>
        </Link>
      </p>
      <Ways ways={notice.objections} path={{ county, id }} done={setReceipt} />
    </div>
  );
}

interface Sending {
  path: { county: string; id: string };
  done: (receipt: Schema<'ObjectionReceiptView'>) => void;
}

function Ways({ ways, ...sending }: { ways: Way[] } & Sending) {
  const t = usePublicWords();
  const text = useText();
  const [command, setCommand] = useState(ways[0]?.command);
  const way = ways.find((one) => one.command === command);
  if (!way) return <p>{t('notTaken')}</p>;
  return (
    <>
      {ways.length > 1 && (
        <Radio.Group
          aria-label={t('whichWay')}
          value={command}
          onChange={({ target }) => setCommand(target.value as string)}
        >
          {ways.map((one) => (
            <Radio key={one.command} value={one.command}>
              {text(one.title)}
            </Radio>
          ))}
        </Radio.Group>
      )}
      <Objection key={way.command} way={way} {...sending} />
    </>
  );
}

function Objection({ way, path, done }: { way: Way } & Sending) {
  const t = usePublicWords();
  const [data, setData] = useState<FormData>({});
  const [refusal, setRefusal] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const sealed = useSealedFields(way.form);
  // Sent again after the line broke, the same objection is the same; changed, it is another.
  const sent = useRef({ content: '', key: '' });
  const send = async (content: FormData) => {
    const written = JSON.stringify(content);
    if (sent.current.content !== written) sent.current = { content: written, key: newKey() };
    setBusy(true);
    setRefusal(null);
    const body = { command: way.command, data: content };
    await post('/api/public/notices/{county}/{id}/objections', { path, body, key: sent.current.key })
      .then(done)
      .catch(setRefusal);
    setBusy(false);
  };
  const button = (
    <Button type="primary" htmlType="submit" loading={busy} onClick={way.form ? undefined : () => void send({})}>
      {t('sendObjection')}
    </Button>
  );
  return (
    <section className="panel objection">
      <p className="sealed">{t('sealed', { fields: sealed.join(t('comma')) })}</p>
      {way.form ? (
        <SchemaForm
          schema={way.form}
          data={data}
          onChange={setData}
          onSubmit={(content) => void send(content)}
          disabled={busy}
        >
          <Refusal error={refusal} />
          {button}
        </SchemaForm>
      ) : (
        <>
          <Refusal error={refusal} />
          {button}
        </>
      )}
    </section>
  );
}
