import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useText } from '../../ui';
import { describedBy, Field } from '../Field';
import { useWindowWords } from '../messages';
import { ageOn, citizenId } from './citizen';
import type { CounterView, Found } from './counter';
import { SELF, type MemberEntry } from './form';
import { fieldId, memberFaults, type MemberField } from './missing';
import { OfficialRelatives } from './OfficialRelatives';
import { birthDateOf } from './sending';
import { InvolvementList } from './InvolvementList';

interface Props {
  member: MemberEntry;
  /** In the household, from 0; the first applies. */
  place: number;
  all: readonly MemberEntry[];
  counter: CounterView;
  found: Found | undefined;
  strict: boolean;
  change: (values: Partial<MemberEntry>) => void;
  remove: (() => void) | undefined;
}

export function MemberRow({ member, place, all, counter, found, strict, change, remove }: Props) {
  const t = useWindowWords();
  const text = useText();
  const [left, setLeft] = useState<ReadonlySet<MemberField>>(new Set());
  const faults = memberFaults(member, all, counter.today, t);
  const leave = (field: MemberField) => () => setLeft((before) => new Set([...before, field]));
  /** What is wrong is said once somebody has left the field, not while they type. */
  const props = (field: MemberField) => {
    const id = fieldId(member, field);
    const fault = strict || (left.has(field) && member[field].length > 0) ? faults[field] : null;
    const control = { id, 'aria-describedby': describedBy(id), 'aria-invalid': fault !== null, onBlur: leave(field) };
    return { field: { id, fault }, control: fault === null ? control : { ...control, status: 'error' as const } };
  };
  const [number, name, relation, phone, account] = (['idNumber', 'name', 'relation', 'phone', 'account'] as const).map(
    props,
  ) as Parts;
  return (
    <fieldset className="member">
      <legend>
        {place === 0 ? t('applicant') : t('memberNumber', { place: place + 1 })}
        <BornAndSex member={member} today={counter.today} />
        {remove && (
          <Button size="small" type="text" icon={<DeleteOutlined />} onClick={remove}>
            {t('removeMember')}
          </Button>
        )}
      </legend>
      <div className="member-fields">
        <Field {...number.field} label={t('idNumber')}>
          <Input
            {...number.control}
            autoComplete="off"
            className="number"
            maxLength={40}
            value={member.idNumber}
            onChange={({ target }) => change({ idNumber: target.value, ...(target.value ? { birthDate: '' } : {}) })}
          />
        </Field>
        <Field {...name.field} label={t('name')}>
          <Input
            {...name.control}
            autoComplete="off"
            maxLength={60}
            value={member.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        </Field>
        {place > 0 && (
          <Field {...relation.field} label={t('relation')}>
            <Select
              {...relation.control}
              value={member.relation || null}
              options={counter.relations
                .filter(({ name: word }) => word !== SELF)
                .map((word) => ({ value: word.name, label: text(word) }))}
              onChange={(value) => change({ relation: value })}
            />
          </Field>
        )}
        {!member.idNumber && (
          <Field id={`born-${member.key}`} label={t('birthDate')} hint={t('birthDateHint')}>
            <Input
              id={`born-${member.key}`}
              type="date"
              max={counter.today}
              value={member.birthDate}
              aria-describedby={describedBy(`born-${member.key}`)}
              onChange={({ target }) => change({ birthDate: target.value })}
            />
          </Field>
        )}
        <Field {...phone.field} label={t('phone')}>
          <Input
            {...phone.control}
            autoComplete="off"
            inputMode="tel"
            value={member.phone}
            onChange={({ target }) => change({ phone: target.value })}
          />
        </Field>
        <Field {...account.field} label={t('account')}>
          <Input
            {...account.control}
            autoComplete="off"
            inputMode="numeric"
            value={member.account}
            onChange={({ target }) => change({ account: target.value })}
          />
        </Field>
        <Field id={`categories-${member.key}`} label={t('categories')}>
          <Select
            id={`categories-${member.key}`}
            mode="multiple"
            value={member.categories}
            options={counter.categories.map((word) => ({ value: word.name, label: text(word) }))}
            onChange={(categories) => change({ categories })}
          />
        </Field>
      </div>
      <OfficialRelatives
        {...{ member, counter }}
        declared={found?.relatives ?? []}
        fault={strict ? faults.officials : null}
        change={(officials) => change({ officials })}
      />
      {found && found.involvements.length > 0 && <InvolvementList involvements={found.involvements} />}
    </fieldset>
  );
}

interface Part {
  field: { id: string; fault: string | null };
  control: { id: string; 'aria-describedby': string; 'aria-invalid': boolean; onBlur: () => void; status?: 'error' };
}
type Parts = [Part, Part, Part, Part, Part];

/** What a citizen number says by itself. */
function BornAndSex({ member, today }: { member: MemberEntry; today: string }) {
  const t = useWindowWords();
  const born = birthDateOf(member, today);
  if (born === null) return null;
  const parsed = citizenId(member.idNumber, today);
  const sex = parsed.ok ? t(parsed.sex) : '';
  return (
    <span className="derived" role="status">
      {t('bornAndSex', { sex, born, age: ageOn(born, today) })}
    </span>
  );
}
