import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { Loading, PageTitle, Refusal, useText } from '../../ui';
import { Families, type Family } from '../../demonstration/Families';
import { useFormFaults } from '../../ui/form/faults';
import { useWindowWords } from '../messages';
import { useShortcuts } from '../shortcuts';
import { Acknowledgement } from './Acknowledgement';
import type { CounterView } from './counter';
import { useCounter } from './use-counter';
import { isBlank, newDraftId, newMember, type IntakeForm } from './form';
import { InvolvementList } from './InvolvementList';
import { dropLocally, keepLocally } from './local-store';
import { useLookups } from './lookups';
import { Members } from './Members';
import { missingOf } from './missing';
import { Needs } from './Needs';
import { Papers } from './Papers';
import { formIdOf, prefixOf, Procedures } from './Procedures';
import { applicationBody, signersOf } from './sending';
import { Signatures } from './Signatures';
import { focusOn, Summary } from './Summary';
import { useDraft } from './use-draft';
import { useSending } from './use-sending';

/** From the ID number to the receipt, on one page. Which draft it is stands in the address, so that it comes back after a new sign-in. */
export default function IntakePage() {
  const [search] = useSearchParams();
  const id = search.get('draft');
  const { data: counter, error, refetch } = useCounter();
  if (!id) return <Navigate to={`?draft=${newDraftId()}`} replace />;
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!counter) return <Loading />;
  return <Intake key={id} id={id} counter={counter} />;
}

function Intake({ id, counter }: { id: string; counter: CounterView }) {
  const t = useWindowWords();
  const text = useText();
  const navigate = useNavigate();
  const formFaults = useFormFaults();
  const draft = useDraft(id);
  const { form, change } = draft;
  const found = useLookups(id, form.members, counter.today);
  const [strict, setStrict] = useState(false);
  const offered = useMemo(() => counter.procedures.filter(({ opens }) => opens === 'application'), [counter]);
  const {
    send,
    sending,
    error,
    excluded,
    found: refused,
  } = useSending((receipt) => {
    draft.close();
    void navigate('/window/receipt', { state: receipt, replace: true });
  });
  const missing = missingOf({
    form,
    counter,
    found,
    t,
    formFaults: ({ procedure, schema, title }, data) =>
      schema === null
        ? []
        : formFaults(schema, data, prefixOf(procedure)).map((fault) => ({
            at: fault.fieldId,
            text: t('ofMember', { member: text(title), fault: fault.text }),
          })),
  });
  const chosen = offered.filter(({ procedure }) => form.procedures.some((one) => one.procedure === procedure));
  const kinds = uniqueByName((chosen.length > 0 ? chosen : offered.slice(0, 1)).flatMap(({ papers }) => papers));
  const asked = kinds.filter((kind) => kind.asked && !form.papers.some((paper) => paper.kind === kind.name));
  const isInvolved = refused.length > 0 || [...found.values()].some(({ involvements }) => involvements.length > 0);

  const choose = (procedure: string, isChosen: boolean): void =>
    change((before) => {
      const others = before.procedures.filter((one) => one.procedure !== procedure);
      const entry = { procedure, beneficiary: before.members[0]?.key ?? null, form: {} };
      return { ...before, procedures: isChosen ? [...others, entry] : others };
    });
  const trySending = (): void => {
    setStrict(true);
    // Each form shows its own faults in place.
    for (const { procedure } of form.procedures)
      (document.getElementById(formIdOf(procedure)) as HTMLFormElement | null)?.requestSubmit();
    const [first] = missing;
    if (first) setTimeout(() => focusOn(first.at));
    else send(applicationBody(form, counter.procedures, counter.today, id));
  };
  const keepAsNew = (): void => {
    const other = newDraftId();
    void keepLocally({ id: other, version: 0, content: { ...form }, at: new Date().toISOString() }).then(() => {
      dropLocally(id);
      void navigate(`?draft=${other}`);
    });
  };
  const shortcuts = useShortcuts([
    { code: 'KeyI', label: t('toScan'), run: () => focusOn('scan') },
    {
      code: 'KeyM',
      label: t('addMember'),
      run: () => change((before) => ({ ...before, members: [...before.members, newMember()] })),
    },
    { code: 'KeyA', label: t('assess'), run: assess },
    { code: 'KeyP', label: t('toProcedures'), run: () => focusOn('procedures') },
    { code: 'KeyU', label: t('chooseFiles'), run: () => document.getElementById('paper-files')?.click() },
    { code: 'KeyX', label: t('toMissing'), run: () => missing[0] && focusOn(missing[0].at) },
    { code: 'KeyS', label: t('send'), run: trySending },
  ]);
  const isReady = draft.standing !== 'loading';
  useNewMemberFocus(form.members.length, isReady);
  // The card reader types wherever the keyboard is.
  useEffect(() => {
    if (isReady) focusOn('scan');
  }, [isReady]);
  if (!isReady) return <Loading />;
  return (
    <div className="page intake">
      <PageTitle
        title={t('intake')}
        aside={
          <Button size="small" onClick={shortcuts.show}>
            {t('shortcuts')} <kbd>?</kbd>
          </Button>
        }
      />
      <div className="intake-columns">
        <div className="intake-form">
          {isBlank(form) && (
            <Families
              villages={counter.villages.map(({ code }) => code)}
              onFill={(family) => change((before) => filled(before, family))}
            />
          )}
          <Members {...{ form, counter, found, strict, change }} />
          <Needs {...{ form, change, choose }} />
          <Procedures {...{ form, offered, excluded, strict, change, choose }} />
          <Signatures {...{ form, strict, change }} signers={signersOf(form, counter.today)} today={counter.today} />
          <Papers {...{ form, kinds, change }} />
          {refused.length > 0 && <InvolvementList involvements={refused} />}
          {isInvolved && <Acknowledgement {...{ form, strict, change }} />}
        </div>
        <Summary {...{ missing, draft, sending, error, keepAsNew }} asked={asked.map(text)} send={trySending} />
      </div>
      {shortcuts.list}
    </div>
  );
}

const filled = (form: IntakeForm, { village, members }: Family): IntakeForm => ({
  ...form,
  division: village,
  members: members.map((member) => ({ ...newMember(), ...member })),
});

/** Opens the questions, and answers them if they are open. */
function assess(): void {
  const needs = document.getElementById('needs') as HTMLDetailsElement | null;
  if (needs?.open) document.getElementById('assess')?.click();
  else if (needs) {
    needs.open = true;
    needs.querySelector('summary')?.focus();
  }
}

/** A row that is added takes the keyboard; those of a draft that is opened do not. */
function useNewMemberFocus(members: number, ready: boolean): void {
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (!ready) return;
    if (before.current !== null && members > before.current) {
      const rows = document.querySelectorAll('.member');
      rows[rows.length - 1]?.querySelector('input')?.focus();
    }
    before.current = members;
  }, [members, ready]);
}

const uniqueByName = <T extends { name: string }>(items: readonly T[]): T[] => [
  ...new Map(items.map((item) => [item.name, item])).values(),
];
