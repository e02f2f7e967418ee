import { Injectable } from '@nestjs/common';
import { dateOf } from '../../calendar/index.js';
import type { Principal } from '../../cases/access.js';
import type { Tx } from '../../cases/ports.js';
import { Registry } from '../../cases/registry.js';
import { Database, EVERYWHERE } from '../../database/database.js';
import { countyOf, readData, type JsonObject } from '../../engine/index.js';
import {
  Households,
  possibilities,
  ReadLog,
  SearchLimit,
  type Involvement,
  type Member,
} from '../../households/index.js';
import { notFound } from '../../shared/problem.js';
import { uuid7 } from '../../shared/uuid7.js';
import { ProceduresInForce, readNeedsForm } from '../../workflows/index.js';
import { Replies } from '../replies.js';
import { requireOwnVillage } from '../windows.js';
import { adviceOn } from './advice.js';
import { NeedsStore, type AssessmentContent } from './needs-store.js';
import type { MissingAnswer, NeedsAssessmentView, NeedsBody } from './needs.dto.js';

/** Settings hold for every procedure where a question belongs to none of them. */
const ANY_PROCEDURE = '*';

/** An assessment while it is being made. */
interface Assessing {
  tx: Tx;
  county: string;
  division: string;
  today: string;
  members: Member[];
  answers: JsonObject;
}

/**
 * The needs assessment (2020 opinion, item 23): whoever comes to the window need not know what to apply for. From a few
 * answers and what the members already have follows what to apply for, what to choose between and what still to ask.
 */
@Injectable()
export class NeedsAssessments {
  readonly form = readNeedsForm();

  constructor(
    private readonly database: Database,
    private readonly registry: Registry,
    private readonly procedures: ProceduresInForce,
    private readonly households: Households,
    private readonly store: NeedsStore,
    private readonly replies: Replies,
    private readonly log: ReadLog,
    private readonly searches: SearchLimit,
  ) {}

  /**
   * Makes and keeps an assessment; looking for what the members have is a reading of persons and on record as one.
   *
   * @throws TooManySearches; DivisionOutsideWindow; CommandRefused `form-invalid`; Problem naming the member whose particulars are wrong
   */
  async assess(user: Principal, body: NeedsBody, key: string): Promise<NeedsAssessmentView> {
    await this.searches.count(user.userId, body.members.filter(({ idNumber }) => idNumber).length);
    const request = { principal: user.userId, key, body: { needs: body } };
    return this.database.transaction(EVERYWHERE, async (tx) => {
      const known = await this.replies.recall<{ county: string; id: string }>(tx, request);
      const made = known ?? (await this.make(tx, user, body));
      if (!known) await this.replies.remember(tx, request, made);
      return this.get(tx, made.county, made.id);
    });
  }

  /** One made before, within the reader's scope. @throws Problem 404; HouseholdErased */
  async read(user: Principal, county: string, id: string): Promise<NeedsAssessmentView> {
    return this.database.transaction(user.scope, async (tx) => {
      const assessment = await this.get(tx, county, id);
      const { division } = assessment;
      const what = `needs assessment ${id}`;
      await this.log.record(tx, { userId: user.userId, county, division, reason: '查看需求评估', what });
      return assessment;
    });
  }

  private async get(tx: Tx, county: string, id: string): Promise<NeedsAssessmentView> {
    const found = await this.store.find(tx, county, id);
    if (!found) throw notFound({ zh: '需求评估', en: 'needs assessment' });
    return found;
  }

  private async make(tx: Tx, user: Principal, body: NeedsBody): Promise<{ county: string; id: string }> {
    const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
    const now = rows[0]?.now ?? new Date(Number.NaN);
    const today = dateOf(now.toISOString());
    const { division } = body;
    const county = countyOf(division);
    await requireOwnVillage(tx, user.seats, division, today);
    const { open, personal } = readData(this.form.schema, 'needs-assessment', body.answers as JsonObject);
    const people = body.members.map((member) => ({ ...member, name: '' }));
    const members = await this.households.check(tx, people, { county, procedure: ANY_PROCEDURE, division, today });
    const id = uuid7(now);
    const content = await this.content({ tx, county, division, today, members, answers: open });
    const answers = { ...open, ...personal };
    await this.store.keep(tx, { county, id, division, by: user.userId, at: now }, { ...content, answers });
    const what = `needs assessment ${id}, ${content.involvements.length} found`;
    await this.log.record(tx, { userId: user.userId, county, division, reason: '救助需求评估', what });
    return { county, id };
  }

  private async content(assessing: Assessing): Promise<AssessmentContent> {
    const { tx, members, answers, today } = assessing;
    const involvements = await this.households.involvementsOf(tx, members);
    const recognitions = await this.households.recognitionsOf(tx, members, today);
    const need = this.derive(assessing);
    const household = await this.households.numbersOf(tx, members, assessing);
    const settings = await this.settingsByProcedure(assessing);
    const procedures = adviceOn({
      procedures: this.procedures.on(today),
      involvements,
      recognitions,
      factsFor: ({ procedure }) => ({ need, household, settings: settings.get(procedure) ?? {}, today }),
      questions: (answer) => this.questionsBehind(answer, answers),
    });
    const perHead = need['incomePerHeadFen'];
    return {
      memberCount: members.length,
      incomePerHeadFen: typeof perHead === 'number' ? perHead : null,
      answers,
      procedures,
      involvements: involvements.map(withPossibilities),
      recognitions,
    };
  }

  /** The answers with what follows from them. What is not known is left out, so that it is told as missing. */
  private derive({ members, answers, today }: Assessing): JsonObject {
    const incomes = this.form.incomes.map((name) => answers[name]);
    const complete = incomes.every((income) => typeof income === 'number');
    const total = incomes.reduce<number>((sum, income) => sum + Number(income), 0);
    const ages = this.households.ages(members, today);
    return {
      ...answers,
      memberCount: members.length,
      ...(complete ? { incomePerHeadFen: Math.floor(total / members.length) } : {}),
      ...(ages.includes(null) ? {} : { ages: ages }),
    };
  }

  private async settingsByProcedure({ tx, county, division, today }: Assessing): Promise<Map<string, JsonObject>> {
    const found = new Map<string, JsonObject>();
    for (const { definition } of this.procedures.on(today)) {
      const { procedure, needs } = definition;
      if (!needs) continue;
      const subject = { county, caseId: '', procedure, division, householdId: null, today };
      found.set(
        procedure,
        (await this.registry.providerOf('settings')({ kind: 'settings' }, subject, tx)) as JsonObject,
      );
    }
    return found;
  }

  /** Incomes for the income per head, dates of birth for the ages; every other answer is its own question. */
  private questionsBehind(answer: string, answers: JsonObject): MissingAnswer[] {
    if (answer === 'ages') return [{ name: 'ages', title: BIRTH_DATES }];
    const names = answer === 'incomePerHeadFen' ? this.form.incomes : [answer];
    return names
      .filter((name) => !(name in answers))
      .map((name) => {
        const property = ((this.form.schema['properties'] ?? {}) as Record<string, JsonObject>)[name];
        return {
          name,
          title: { zh: String(property?.['title'] ?? name), en: String(property?.['x-title-en'] ?? name) },
        };
      });
  }
}

const BIRTH_DATES = { zh: '全部成员的公民身份号码或出生日期', en: 'Citizen number or date of birth of every member' };

const withPossibilities = (involvement: Involvement) => ({ ...involvement, possible: possibilities(involvement) });
