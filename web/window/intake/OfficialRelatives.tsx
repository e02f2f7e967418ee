import { DeleteOutlined, TeamOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { Schema } from '../../api/client';
import { useApi } from '../../api/use';
import { useText } from '../../ui';
import { useWindowWords } from '../messages';
import type { CounterView } from './counter';
import type { MemberEntry } from './form';
import { fieldId } from './missing';

interface Props {
  member: MemberEntry;
  counter: CounterView;
  /** Officials who have declared this member themselves. */
  declared: readonly Schema<'DeclaredRelativeView'>[];
  fault: string | null;
  change: (officials: MemberEntry['officials']) => void;
}

/** Near relatives among those who handle cases here: declared by the family, or found because the official has declared it. */
export function OfficialRelatives({ member, counter, declared, fault, change }: Props) {
  const t = useWindowWords();
  const text = useText();
  const { officials } = member;
  const { data: people = [] } = useApi(
    '/api/counter/officials',
    {},
    { enabled: officials.length > 0, freshFor: 600_000 },
  );
  const words = new Map(counter.nearRelatives.map((word) => [word.name, text(word)]));
  const set = (place: number, values: Partial<MemberEntry['officials'][number]>): void =>
    change(officials.map((one, n) => (n === place ? { ...one, ...values } : one)));
  return (
    <div className="officials">
      {declared.length > 0 && (
        <div className="warning" role="status">
          <TeamOutlined aria-hidden />
          <ul>
            {declared.map(({ officer, name, office, relation }) => (
              <li key={officer}>
                {t('declaredRelative', { name, office: text(office), relation: words.get(relation) ?? relation })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {officials.map(({ officer, relation }, place) => (
        <div className="official" key={place}>
          <Select
            aria-label={t('official')}
            showSearch={{ optionFilterProp: 'label' }}
            value={officer || null}
            placeholder={t('official')}
            options={people.map((one) => ({
              value: one.username,
              label: `${one.name} · ${text(one.office)} · ${text(one.role)}`,
            }))}
            onChange={(value) => set(place, { officer: value })}
          />
          <Select
            aria-label={t('relationToOfficial')}
            value={relation || null}
            placeholder={t('relationToOfficial')}
            options={counter.nearRelatives.map((word) => ({ value: word.name, label: text(word) }))}
            onChange={(value) => set(place, { relation: value })}
          />
          <Button
            aria-label={t('removeOfficial')}
            icon={<DeleteOutlined />}
            onClick={() => change(officials.filter((_one, n) => n !== place))}
          />
        </div>
      ))}
      {fault && <span className="fault">{fault}</span>}
      <Button
        id={fieldId(member, 'officials')}
        size="small"
        type="link"
        icon={<TeamOutlined />}
        onClick={() => change([...officials, { officer: '', relation: '' }])}
      >
        {t('addOfficial')}
      </Button>
    </div>
  );
}
