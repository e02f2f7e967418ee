import { BiText, Empty, Instant, Loading, Refusal } from '../../ui';
import { useDeskWords } from '../messages';
import type { CaseFile } from './file';
import { useActorWords } from './useActorWords';
import { useHistory } from './useHistory';
import { ScrollTable } from '../../ui/ScrollTable';

interface Authority {
  mode: 'COUNTY' | 'ENTRUSTED' | 'DEVOLVED';
  grant: string | null;
  law?: string;
}

/** Who decided what, and under which authority. */
export function Decisions({ file }: { file: CaseFile }) {
  const t = useDeskWords();
  const actorWords = useActorWords();
  const { events, error, isPending, refetch } = useHistory(file);
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (isPending) return <Loading />;
  const decided = events.filter(({ actor }) => actor.kind === 'user' && actor.authority);
  if (decided.length === 0) return <Empty>{t('noDecisions')}</Empty>;
  return (
    <ScrollTable label={t('decisions')} head={[t('at'), t('what'), t('who'), t('authority'), t('law')]}>
      {decided.map((event) => {
        const { mode, grant, law } = event.actor.authority as unknown as Authority;
        return (
          <tr key={event.seq}>
            <td>
              <Instant at={event.at} />
            </td>
            <th scope="row">
              <BiText text={event.title} />
            </th>
            <td>{actorWords(event.actor)}</td>
            <td>
              {t(MODES[mode])}
              {grant && <div className="soft">{t('grant', { grant })}</div>}
            </td>
            <td>{[event.law, law].filter(Boolean).join(t('listComma'))}</td>
          </tr>
        );
      })}
    </ScrollTable>
  );
}

const MODES = { COUNTY: 'modeCounty', ENTRUSTED: 'modeEntrusted', DEVOLVED: 'modeDevolved' } as const;
