import { FilePdfOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { fetchFile } from '../../api/client';
import { useApi } from '../../api/use';
import { NextSteps } from '../../demonstration/NextSteps';
import { Actions } from '../../desk/case/Actions';
import { runningClocks } from '../../desk/case/file';
import { useWorkStream } from '../../desk/useWorkStream';
import '../../desk/desk.css';
import { Day, Empty, Instant, Loading, PageTitle, Refusal, RemainingChip, useText, type Text } from '../../ui';
import { useWindowWords } from '../messages';
import { saveFile } from '../receipt/save-file';
import { LinkedForm } from './LinkedForm';

interface Letter {
  id: string;
  title: Text | null;
  kind: string;
  issuedAt: string;
}

/** What a caller asks about their case: where it stands, until when, the letters; what the window can do with it now, and what can be begun about it. */
export default function CallerPage() {
  const t = useWindowWords();
  const text = useText();
  const { county = '', caseId = '' } = useParams();
  const path = { county, caseId };
  const found = useApi('/api/cases/{county}/{caseId}', { path });
  useWorkStream(`${county}/${caseId}`);
  const letters = useApi('/api/cases/{county}/{caseId}/letters', { path });
  if (found.error) return <Refusal error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const view = found.data;
  return (
    <div className="page">
      <PageTitle
        title={`${text(view.title)} ${view.number}`}
        aside={<Link to={`/desk/cases/${county}/${caseId}`}>{t('openAtDesk')}</Link>}
      />
      <div className="home-columns">
        <section className="panel" aria-labelledby="standing-title">
          <h2 id="standing-title">{t('standing')}</h2>
          <p className="strong">{view.status === 'done' ? t('done') : view.standing.map(text).join('; ')}</p>
          <p className="soft">
            {t('openedAt')} <Instant at={view.openedAt} /> · {view.law}
          </p>
          <ul className="clocks">
            {runningClocks(view).map(({ key, title, dueOn, remaining }) => (
              <li key={key}>
                {text(title)} {dueOn && <Day date={dueOn} />}{' '}
                <RemainingChip remaining={remaining} third={remaining.third} suspended={remaining.stopped} />
              </li>
            ))}
          </ul>
          <Link to={`/window/receipt/${view.number}`}>{t('printAgain')}</Link>
        </section>
        <section className="panel" aria-labelledby="letters-title">
          <h2 id="letters-title">{t('letters')}</h2>
          <Letters county={county} caseId={caseId} letters={letters.data ?? []} />
        </section>
      </div>
      <div className="home-columns">
        <Actions key={view.caseId} file={view} />
        <NextSteps file={view} />
      </div>
      <LinkedForm county={county} caseId={caseId} />
      <p>
        <Link to="/window">{t('home')}</Link>
      </p>
    </div>
  );
}

function Letters({ county, caseId, letters }: { county: string; caseId: string; letters: readonly Letter[] }) {
  const t = useWindowWords();
  const text = useText();
  const print = useMutation({
    mutationFn: (id: string) =>
      fetchFile('GET', '/api/cases/{county}/{caseId}/letters/{id}/pdf', { path: { county, caseId, id } }),
    onSuccess: (file, id) => saveFile(file, `${id}.pdf`),
  });
  if (letters.length === 0) return <Empty>{t('noLetters')}</Empty>;
  return (
    <>
      <Refusal error={print.error} />
      <ul>
        {letters.map(({ id, title, kind, issuedAt }) => (
          <li key={id}>
            {title ? text(title) : kind} <Instant at={issuedAt} />{' '}
            <Button
              size="small"
              icon={<FilePdfOutlined />}
              onClick={() => print.mutate(id)}
              loading={print.isPending && print.variables === id}
            >
              {t('savePdf')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
