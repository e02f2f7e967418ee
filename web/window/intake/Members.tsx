import { PlusOutlined, ScanOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { describedBy, Field } from '../Field';
import { useWindowWords } from '../messages';
import { readScan } from './citizen';
import type { CounterView, Found } from './counter';
import { newMember, type IntakeForm, type MemberEntry } from './form';
import { MemberRow } from './MemberRow';

interface Props {
  form: IntakeForm;
  counter: CounterView;
  found: ReadonlyMap<string, Found>;
  /** Whether fields that are still empty count as wrong. */
  strict: boolean;
  change: (change: (form: IntakeForm) => IntakeForm) => void;
}

/** The household: the village it lives in, and everybody who lives together; the first applies. */
export function Members({ form, counter, found, strict, change }: Props) {
  const t = useWindowWords();
  const setMember = (key: string, values: Partial<MemberEntry>): void =>
    change((before) => ({
      ...before,
      // Other people, other needs: what was assessed before no longer holds.
      assessment: null,
      members: before.members.map((member) => (member.key === key ? { ...member, ...values } : member)),
    }));
  const remove = (key: string): void =>
    change((before) => ({
      ...before,
      assessment: null,
      members: before.members.filter((member) => member.key !== key),
    }));
  return (
    <section className="panel" aria-labelledby="members-title">
      <h2 id="members-title">{t('members')}</h2>
      <div className="member-top">
        <Field id="division" label={t('division')} fault={strict && !form.division ? t('missingDivision') : null}>
          <Select
            id="division"
            showSearch={{ optionFilterProp: 'label' }}
            value={form.division || null}
            aria-describedby={describedBy('division')}
            options={counter.villages.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(division) => change((before) => ({ ...before, division, assessment: null }))}
          />
        </Field>
        <ScanField add={(scan) => change((before) => withScan(before, scan))} />
      </div>
      {form.members.map((member, place) => (
        <MemberRow
          key={member.key}
          {...{ member, place, counter, strict }}
          all={form.members}
          found={found.get(member.key)}
          change={(values) => setMember(member.key, values)}
          remove={place === 0 ? undefined : () => remove(member.key)}
        />
      ))}
      <Button
        icon={<PlusOutlined />}
        onClick={() => change((before) => ({ ...before, members: [...before.members, newMember()] }))}
      >
        {t('addMember')} <kbd>Alt+M</kbd>
      </Button>
    </section>
  );
}

/** Takes what an ID reader types, closing with Enter: into the row that has no number yet, or into a new one. */
function ScanField({ add }: { add: (scan: { idNumber: string; name: string }) => void }) {
  const t = useWindowWords();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState(false);
  const take = (): void => {
    const scan = readScan(typed);
    setFault(!scan && typed.trim() !== '');
    if (!scan) return;
    add(scan);
    setTyped('');
  };
  return (
    <Field id="scan" label={t('scan')} fault={fault ? t('scanFault') : null} hint={t('scanHint')}>
      <Input
        id="scan"
        autoComplete="off"
        prefix={<ScanOutlined aria-hidden />}
        value={typed}
        aria-describedby={describedBy('scan')}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={(event) => {
          event.preventDefault();
          take();
        }}
      />
    </Field>
  );
}

function withScan(form: IntakeForm, { idNumber, name }: { idNumber: string; name: string }): IntakeForm {
  const free = form.members.find((member) => !member.idNumber && !member.birthDate);
  const entered = (member: MemberEntry): MemberEntry => ({ ...member, idNumber, name: member.name || name });
  if (!free) return { ...form, assessment: null, members: [...form.members, entered(newMember())] };
  const members = form.members.map((member) => (member === free ? entered(member) : member));
  return { ...form, assessment: null, members };
}
