import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Link } from 'react-router';
import { post, type Schema } from '../api/client';
import { keyOf, useApi } from '../api/use';
import { rolesOf, useMe } from '../app/session';
import { Instant, PageTitle, useSentence } from '../ui';
import { Answered } from '../ui/Answered';
import { useSuperviseWords } from './messages';
import { ScrollTable } from '../ui/ScrollTable';

const MAY_RETRY = ['supervisor', 'approver'];

/** Deadlines that could not be carried out by themselves, why, and the way to try again. */
export function IncidentsPage() {
  const t = useSuperviseWords();
  const incidents = useApi('/api/incidents', {}, { every: 30_000 });
  const mayRetry = rolesOf(useMe()).some((role) => MAY_RETRY.includes(role));
  return (
    <section className="page">
      <PageTitle title={t('incidents')} />
      <p className="soft measure">{t('incidentsHint')}</p>
      <Answered of={incidents} empty={(data) => data.length === 0} nothing={t('nothingFailed')}>
        {(data) => (
          <ScrollTable
            label={t('incidents')}
            head={[
              t('since'),
              t('case'),
              t('deadline'),
              t('problem'),
              { right: t('attempts') },
              mayRetry && t('retry'),
            ]}
          >
            {data.map((incident) => (
              <IncidentRow key={incident.id} incident={incident} mayRetry={mayRetry} />
            ))}
          </ScrollTable>
        )}
      </Answered>
    </section>
  );
}

function IncidentRow({ incident, mayRetry }: { incident: Schema<'IncidentView'>; mayRetry: boolean }) {
  const t = useSuperviseWords();
  const sentence = useSentence();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => post('/api/incidents/{id}/retry', { path: { id: incident.id } }),
    onSuccess: async ({ fired }) => {
      await queries.invalidateQueries({ queryKey: keyOf('/api/incidents') });
      void (fired > 0 ? message.success(t('retried', { count: fired })) : message.warning(t('stillFailing')));
    },
    onError: (error) => void message.error(sentence(error)),
  });
  return (
    <tr>
      <td>
        <Instant at={incident.at} />
      </td>
      <th scope="row">
        <Link to={`/desk/cases/${incident.county}/${incident.caseId}`}>{incident.number}</Link>
      </th>
      <td>
        <code>{incident.subject}</code>
      </td>
      <td>{incident.problem}</td>
      <td className="right">{t('times', { count: incident.attempts })}</td>
      {mayRetry && (
        <td>
          <Button
            loading={retry.isPending}
            onClick={() => retry.mutate()}
            aria-label={`${t('retry')} ${incident.number}`}
          >
            {t('retry')}
          </Button>
        </td>
      )}
    </tr>
  );
}
