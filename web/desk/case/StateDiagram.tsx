import { DefinitionDiagram } from '../../ui/diagram';
import type { CaseFile } from './file';
import { useHistory } from './useHistory';

/** The case's own definition, with where it has been, where it is, and where it may go next. */
export default function StateDiagram({ file }: { file: CaseFile }) {
  const { events } = useHistory(file);
  const active = file.standing.map(({ path }) => path);
  // A transition is named `<state>:<trigger>`: it says which state was left.
  const done = [...new Set(events.flatMap(({ took }) => took.map((id) => id.slice(0, id.indexOf(':')))))];
  const commands = file.allowed.map(({ command }) => command);
  return <DefinitionDiagram digest={file.definition} active={active} done={done} commands={commands} />;
}
