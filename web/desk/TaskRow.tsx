import { Button, Checkbox, Tag } from 'antd';
import { BiText, RemainingChip } from '../ui';
import { useDeskWords } from './messages';
import type { Item } from './useConditions';

interface Props {
  item: Item;
  current: boolean;
  checked: boolean;
  lost: string | undefined;
  onChoose: () => void;
  onCheck: () => void;
  onClaim: () => void;
}

export function TaskRow({ item, current, checked, lost, onChoose, onCheck, onClaim }: Props) {
  const t = useDeskWords();
  const { remaining, ownLimit, number, applicant, divisionName, assignee, mine } = item;
  return (
    <tr aria-current={current} className={mine ? 'desk-mine' : undefined} onClick={onChoose}>
      <td onClick={(event) => event.stopPropagation()}>
        <Checkbox
          aria-label={t('check', { number })}
          checked={checked}
          disabled={assignee !== null}
          onChange={onCheck}
        />
      </td>
      <td>
        <RemainingChip remaining={remaining} third={remaining?.third} suspended={remaining?.stopped} />
        {remaining && !ownLimit && <div className="soft">{t('wholeCase')}</div>}
      </td>
      <td>
        <button type="button" className="desk-open" aria-pressed={current} onClick={onChoose}>
          {number}
        </button>
        <div>
          <BiText text={item.procedureTitle} />
          {applicant && <span> · {applicant}</span>}
        </div>
      </td>
      <td>
        <BiText text={item.title} />
        <div className="soft">{divisionName}</div>
        <Marks item={item} />
      </td>
      <td onClick={(event) => event.stopPropagation()}>
        {assignee === null ? (
          <Button size="small" onClick={onClaim} aria-label={t('claimOne', { number })}>
            {t('claim')}
          </Button>
        ) : (
          <span>{mine ? t('me') : assignee}</span>
        )}
        {lost && (
          <p role="alert" className="desk-lost">
            {lost}
          </p>
        )}
      </td>
    </tr>
  );
}

/** What is out of the ordinary about a task. */
export function Marks({ item: { urgings, delegated, signature, suspended } }: { item: Item }) {
  const t = useDeskWords();
  return (
    <span className="desk-marks">
      {urgings > 0 && <Tag color="red">{t('urged', { count: urgings })}</Tag>}
      {delegated && <Tag>{t('delegated')}</Tag>}
      {signature && <Tag>{t('signature')}</Tag>}
      {suspended && <Tag>{t('suspended')}</Tag>}
    </span>
  );
}
