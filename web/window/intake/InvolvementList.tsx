import { WarningOutlined } from '@ant-design/icons';
import type { Schema } from '../../api/client';
import { useText } from '../../ui';
import { useWindowWords } from '../messages';

type Involvement = Schema<'FoundInvolvement'>;

/** Cases and payments that somebody is in already, and what is possible instead of a second application. */
export function InvolvementList({ involvements }: { involvements: readonly Involvement[] }) {
  const t = useWindowWords();
  const text = useText();
  return (
    <div className="warning" role="status">
      <WarningOutlined aria-hidden />
      <ul>
        {involvements.map((one) => (
          <li key={`${one.number} ${one.procedure}`}>
            {t(one.status === 'inPayment' ? 'inPayment' : 'isOpen', {
              title: text(one.title),
              number: one.number,
              place: one.division,
              since: one.since,
            })}
            {one.possible.length > 0 && (
              <span className="soft"> {t('possible', { what: one.possible.map(text).join('; ') })}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
