import { useApi } from '../../api/use';
import { useLanguage } from '../../i18n';
import { Loading } from '../page';
import { Refusal } from '../Refusal';
import { Diagram, type DiagramProps } from './Diagram';
import { possibleStates } from './standing';

interface Props extends Omit<DiagramProps, 'diagram'> {
  digest: string;
  /** Commands that somebody may send now: the states they lead to are marked as possible. */
  commands?: readonly string[] | undefined;
}

/** The diagram of a deployed definition, fetched once in the language of the screen. */
export function DefinitionDiagram({ digest, commands, ...props }: Props) {
  const { data, error, refetch } = useDiagram(digest);
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  const possible = commands ? possibleStates(data, props.active ?? [], commands) : props.possible;
  return <Diagram {...props} diagram={data} possible={possible} />;
}

/** A diagram never changes: what is deployed stays as it is. */
export function useDiagram(digest: string) {
  const lang = useLanguage();
  return useApi(
    '/api/definitions/{digest}/diagram',
    { path: { digest }, query: { lang } },
    { freshFor: Infinity, enabled: digest !== '' },
  );
}
