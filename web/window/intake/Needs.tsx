import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { post, type Schema } from '../../api/client';
import { useApi } from '../../api/use';
import { Money, Refusal, useText } from '../../ui';
import { withoutUnit } from '../../ui/form/localise';
import { SchemaForm } from '../../ui/form';
import { useWindowWords } from '../messages';
import type { IntakeForm, ProcedureEntry } from './form';
import { needsBody } from './sending';

type Assessment = Schema<'NeedsAssessmentView'>;
type Advice = Schema<'ProcedureAdvice'>;

interface Props {
  form: IntakeForm;
  change: (change: (form: IntakeForm) => IntakeForm) => void;
  choose: (procedure: string, chosen: boolean) => void;
}

/** For whoever does not know what to apply for: a few questions, and a plain answer for every procedure. */
export function Needs({ form, change, choose }: Props) {
  const t = useWindowWords();
  const { data: questions } = useApi('/api/needs-assessments/form', {}, { freshFor: 3_600_000 });
  const assess = useMutation({
    mutationFn: () => post('/api/needs-assessments', { body: needsBody(form) }),
    onSuccess: ({ id }) => change((before) => ({ ...before, assessment: id })),
  });
  return (
    <details className="panel" id="needs">
      <summary>
        <h2>{t('needs')}</h2> <span className="soft">{t('needsHint')}</span>
      </summary>
      {questions && (
        <div className="window-form">
          <SchemaForm
            schema={questions.schema}
            data={form.answers}
            prefix="needs"
            onChange={(answers) => change((before) => ({ ...before, answers, assessment: null }))}
          >
            <></>
          </SchemaForm>
        </div>
      )}
      <Button id="assess" loading={assess.isPending} onClick={() => assess.mutate()}>
        {t('assess')} <kbd>Alt+A</kbd>
      </Button>
      <Refusal error={assess.error} />
      {assess.data && <AdviceList assessment={assess.data} chosen={form.procedures} choose={choose} />}
    </details>
  );
}

const ORDER: Advice['advice'][] = ['apply', 'choose', 'ask', 'has', 'none'];
const CHIPS: Record<Advice['advice'], string> = {
  apply: 'chip-third1',
  choose: 'chip-third2',
  ask: 'chip-none',
  has: 'chip-none',
  none: '',
};

function AdviceList({
  assessment,
  chosen,
  choose,
}: {
  assessment: Assessment;
  chosen: readonly ProcedureEntry[];
  choose: Props['choose'];
}) {
  const t = useWindowWords();
  const text = useText();
  const { procedures, incomePerHeadFen: perHead } = assessment;
  const sorted = [...procedures].sort((a, b) => ORDER.indexOf(a.advice) - ORDER.indexOf(b.advice));
  return (
    <div className="advice" role="status">
      <h3>{t('advice')}</h3>
      {perHead !== null && (
        <p>
          {t('perHead')} <Money fen={perHead} />
        </p>
      )}
      <ul>
        {sorted.map((one) => (
          <li key={one.procedure}>
            <span className={`chip ${CHIPS[one.advice]}`}>{t(`advice_${one.advice}`)}</span>
            <strong>{text(one.title)}</strong> <span className="soft">{text(one.sentence)}</span>
            {one.source && <span className="soft"> ({one.source})</span>}
            {one.has && <div>{t(`has_${one.has}`)}</div>}
            {one.missing.length > 0 && (
              <div>{t('askFor', { what: one.missing.map(({ title }) => withoutUnit(text(title))).join('; ') })}</div>
            )}
            {one.excludes.map(({ procedure, title, sentence, because }) => (
              <div key={procedure}>
                {t(because === 'has' ? 'excludedByHad' : 'excludesToo', {
                  title: text(title),
                  sentence: text(sentence),
                })}
              </div>
            ))}
            {(one.advice === 'apply' || one.advice === 'choose') && (
              <Button
                size="small"
                aria-pressed={chosen.some(({ procedure }) => procedure === one.procedure)}
                onClick={() => choose(one.procedure, !chosen.some(({ procedure }) => procedure === one.procedure))}
              >
                {t(chosen.some(({ procedure }) => procedure === one.procedure) ? 'chosenAlready' : 'chooseThis', {
                  title: text(one.title),
                })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
