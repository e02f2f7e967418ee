import { Injectable } from '@nestjs/common';
import { decisionOf } from '../../benefits/index.js';
import { PersonalVault, type EffectContext } from '../../cases/ports.js';
import { Registry } from '../../cases/registry.js';
import { Settings } from '../../directory/index.js';
import { countyOf, officeOf, type Authority, type Json, type JsonObject, type Text } from '../../engine/index.js';
import { articleOfEvent, transitionsTaken } from '../law-of.js';
import { officeName } from '../places.js';
import { Applicants } from '../ports.js';
import { basisOf, type Basis } from './basis.js';
import { letterText } from './letter-text.js';
import { remediesAgainst, type Remedy } from './remedies.js';
import { sourcesOf } from './sources.js';
import { reasonInWords, titleOf, type LetterWording } from './wording.js';

/** In place of a procedure: settings that only letters read, so that the cases do not carry them along. */
const LETTERS = 'letters';

/** Who issues what nobody decided by authority: a receipt, a period that ran out. */
const HANDLING_OFFICE = 'township.civilAffairs';

export interface Letter {
  kind: string;
  title: Text;
  text: string;
  remedies: Remedy[];
}

/** Puts a step into a letter: what was done, by which article, why, from when what is paid, and what can be done against it. */
@Injectable()
export class LetterWriter {
  constructor(
    private readonly registry: Registry,
    private readonly vault: PersonalVault,
    private readonly applicants: Applicants,
    private readonly settings: Settings,
  ) {}

  /** @throws ReasonUnknown, RemediesMissing */
  async write(context: EffectContext, householdId: string, params: JsonObject): Promise<Letter> {
    const { tx, county, caseId, number, compiled, event } = context;
    const { today } = event.facts;
    const kind = String(params['kind']);
    const basis = await basisOf(this.vault, context, params['state']);
    const wording = ((await this.setting('letters', context)) ?? {}) as LetterWording;
    const title = titleOf(wording, kind);
    const authority = await this.authority(context, basis);
    const remedies = params['remedies'] === true ? await this.remedies(context, authority) : [];
    const text = letterText({
      title: title.zh,
      number,
      applicant: (await this.applicants.find(tx, { county, householdId, today }))?.name ?? '申请人',
      procedure: compiled.definition.title.zh,
      law: articleOfEvent(compiled, basis.event),
      act: transitionsTaken(compiled, basis.event)[0]?.meta.title?.zh ?? null,
      reason: reasonInWords(compiled.definition, basis.form, wording, params['reason']),
      explanation: textOf(basis.personal['explanation']),
      award: await decisionOf(tx, { county, caseId, seq: basis.event.seq }),
      sources: await sourcesOf(this.settings, context, basis.event),
      remedies,
      ...(await issuer(context, basis, authority)),
      date: today,
    });
    return { kind, title, text, remedies };
  }

  /** By the law of today, not of the day the case was accepted. */
  private async remedies(context: EffectContext, { mode }: Authority): Promise<Remedy[]> {
    const { tx, procedure, state, event } = context;
    const own = await this.setting(`remedies.${procedure}`, context);
    const setting = own ?? (await this.setting('remedies', context));
    return remediesAgainst(tx, setting, { division: state.division, mode, date: event.facts.today });
  }

  private setting(key: string, context: EffectContext): Promise<Json> {
    const subject = { ...subjectOf(context), procedure: LETTERS };
    return this.registry.providerOf('setting')({ kind: 'setting', key }, subject, context.tx);
  }

  /** The authority the decision was taken under; today's where the step did not ask for it. */
  private async authority(context: EffectContext, { event }: Basis): Promise<Authority> {
    const known = event.facts['authority'];
    const provider = this.registry.providerOf('authority');
    return (known ?? (await provider({ kind: 'authority' }, subjectOf(context), context.tx))) as unknown as Authority;
  }
}

function subjectOf({ county, caseId, procedure, householdId, state, event }: EffectContext) {
  return { county, caseId, procedure, householdId, division: state.division, today: event.facts.today };
}

/**
 * In whose name the letter goes out. An entrusted office decides in the name of the county's civil affairs department
 * (行政复议法 2023 art. 19 ¶3), one to which the power was devolved in its own.
 */
async function issuer(
  { tx, state }: EffectContext,
  { event, decides }: Basis,
  authority: Authority,
): Promise<{ office: string; entrusted: string | null }> {
  const own = event.actor.kind === 'user' ? event.actor.office : officeOf(HANDLING_OFFICE, state.division);
  if (!decides) return { office: await officeName(tx, own ?? state.division), entrusted: null };
  const decider = await officeName(tx, authority.office);
  if (authority.mode !== 'ENTRUSTED') return { office: decider, entrusted: null };
  return { office: await officeName(tx, `${countyOf(state.division)}:civilAffairs`), entrusted: decider };
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);
