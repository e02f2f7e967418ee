import { Button } from 'antd';
import { useDiagramWords } from './messages';
import { useStateNames } from './names';
import type { DiagramData, DiagramNode, Standing } from './standing';

interface Props {
  diagram: DiagramData;
  standingOf: (id: string) => Standing | undefined;
  onShow: (id: string) => void;
}

/** What the picture shows, in words: every state, who acts in it, under which article, and what may follow. */
export function StateTable({ diagram, standingOf, onShow }: Props) {
  const t = useDiagramWords();
  const nameOf = useStateNames(diagram);
  const hasStanding = diagram.nodes.some(({ id }) => standingOf(id));
  return (
    <div className="state-table" role="region" aria-label={t('table')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('state')}</th>
            {hasStanding && <th scope="col">{t('standing')}</th>}
            <th scope="col">{t('acts')}</th>
            <th scope="col">{t('law')}</th>
            <th scope="col">{t('onward')}</th>
          </tr>
        </thead>
        <tbody>
          {(diagram.exits ?? diagram.stays) && (
            <tr>
              <th scope="row">{t('anywhere')}</th>
              {hasStanding && <td />}
              <td />
              <td />
              <td>
                <Onward node={{ id: '', ...diagram }} diagram={diagram} nameOf={nameOf} />
              </td>
            </tr>
          )}
          {diagram.nodes.map((node) => (
            <tr key={node.id} className={standingOf(node.id) ?? ''}>
              <th scope="row" className={`depth${Math.min(4, node.id.split('.').length)}`}>
                <Button type="link" size="small" title={t('show')} onClick={() => onShow(node.id)}>
                  {nameOf(node.id)}
                </Button>
              </th>
              {hasStanding && <td>{t(standingOf(node.id) ?? 'untouched')}</td>}
              <td>{node.acts ?? ''}</td>
              <td>{node.law ?? ''}</td>
              <td>
                <Onward node={node} diagram={diagram} nameOf={nameOf} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Said = Pick<DiagramNode, 'id' | 'exits' | 'stays'>;

function Onward({ node, diagram, nameOf }: { node: Said; diagram: DiagramData; nameOf: (id: string) => string }) {
  const t = useDiagramWords();
  const drawn = diagram.edges
    .filter(({ source }) => source === node.id)
    .map(({ ways, target }) => ({ ways, targets: [target] }));
  const lines = [...drawn, ...(node.exits ?? [])].map(({ ways, targets }) => {
    const way = [...new Set(ways.map(({ title }) => title ?? t('byItself')))].join(' / ');
    return t('wayTo', { way, target: targets.map(nameOf).join(' + ') });
  });
  const stays = [...new Set((node.stays ?? []).flatMap(({ title }) => title ?? []))];
  const all = [...lines, ...stays];
  if (all.length === 0) return null;
  return (
    <ul>
      {all.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
