import { Injectable } from '@nestjs/common';
import type { Principal } from '../cases/access.js';
import type { Tx } from '../cases/ports.js';
import { Database, EVERYWHERE } from '../database/database.js';
import { ProceduresInForce } from '../workflows/index.js';
import type { ApplicationBody } from './applications.dto.js';
import { Applications, type Intake } from './applications.js';
import { exclusionsOf } from './exclusions.js';
import { ApplicationRepeated, ChoiceUnknown, ExcludedTogether, type Excluded } from './intake-errors.js';
import { JointApplicationBody } from './joint-applications.dto.js';
import { NeedsStore } from './needs/needs-store.js';
import { Receipts } from './receipts.js';
import type { Choice, JointReceipt, Receipt } from './receipts.dto.js';
import { Replies } from './replies.js';

/** Cases that one form opened know each other under this relation. */
const TOGETHER = 'together';

/**
 * Apply once, classify and recognise (2023 opinion: 一次申请、分类审核认定): one form, one household, several procedures, each with a
 * case of its own. All of it in one transaction, or nothing.
 */
@Injectable()
export class JointApplications {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProceduresInForce,
    private readonly applications: Applications,
    private readonly assessments: NeedsStore,
    private readonly receipts: Receipts,
    private readonly replies: Replies,
  ) {}

  /**
   * Receives them all. The same request with the same key gives the same receipt again, its codes included.
   *
   * @throws ExcludedTogether unless the household's choice is recorded; ApplicationRepeated, ChoiceUnknown,
   * NeedsAssessmentUnknown, and whatever a single application is refused with
   */
  async receive(user: Principal, body: JointApplicationBody, key: string): Promise<JointReceipt> {
    const request = { principal: user.userId, key, body: { together: body } };
    const receipts = await this.database.transaction(EVERYWHERE, async (tx) => {
      const known = await this.replies.recall<Receipt[]>(tx, request);
      if (known) return known;
      const issued = await this.file(tx, user, body);
      await this.replies.remember(tx, request, issued);
      return issued;
    });
    return {
      receivedAt: receipts[0]?.receivedAt ?? '',
      applications: receipts.map((receipt) => this.receipts.withCode(receipt)),
      choices: (body.choices ?? []).map(choiceOf),
    };
  }

  /** Everything is examined before anything is written: a second application would else find the first as its duplicate. */
  private async file(tx: Tx, user: Principal, body: JointApplicationBody): Promise<Receipt[]> {
    const examined: Intake[] = [];
    for (const single of singles(body)) examined.push(await this.applications.examine(tx, user, single));
    const [first] = examined;
    if (!first) return [];
    // Received at one moment, whatever time the database takes to examine them.
    const intakes = examined.map((intake) => ({ ...intake, now: first.now, today: first.today }));
    refuseRepeated(intakes);
    this.refuseExcluded(body, first.today);
    const settled: { intake: Intake; acknowledged: Awaited<ReturnType<Applications['settle']>> }[] = [];
    for (const intake of intakes) settled.push({ intake, acknowledged: await this.applications.settle(intake) });
    const household = await this.applications.createHousehold(first);
    const issued: Receipt[] = [];
    for (const { intake, acknowledged } of settled) {
      const { procedure } = intake.body;
      const choices = (body.choices ?? []).filter(({ chosen, over }) => [chosen, over].includes(procedure));
      const links = issued.map(({ county, caseId }) => ({ relation: TOGETHER, county, caseId, back: TOGETHER }));
      issued.push(
        await this.applications.open(intake, household, { acknowledged, links, choices: choices.map(choiceOf) }),
      );
    }
    const { householdId } = household;
    const home = { county: first.county, division: body.division, householdId };
    if (issued[0]) await this.applications.attachPapers(first, issued[0], householdId);
    if (body.assessment) await this.assessments.attach(tx, body.assessment, home);
    return issued;
  }

  /** What cannot be had together is applied for together only where the household has said what it wants if both are granted. */
  private refuseExcluded({ applications, choices = [] }: JointApplicationBody, today: string): void {
    const definitions = this.procedures.on(today).map(({ definition }) => definition);
    const excluded = applications.flatMap(({ procedure }, place): Excluded[] => {
      const others = new Set(applications.slice(place + 1).map((other) => other.procedure));
      return exclusionsOf(procedure, definitions)
        .filter((exclusion) => others.has(exclusion.procedure))
        .map(({ procedure: other, sentence, law }) => ({ procedures: [procedure, other], sentence, law }));
    });
    const chosen = ({ procedures: [one, other] }: Excluded): boolean =>
      choices.some((choice) => sameTwo([choice.chosen, choice.over], [one, other]));
    const open = excluded.filter((pair) => !chosen(pair));
    if (open.length > 0) throw new ExcludedTogether(open);
    const idle = choices.find(
      (choice) => !excluded.some(({ procedures }) => sameTwo([choice.chosen, choice.over], procedures)),
    );
    if (idle) throw new ChoiceUnknown(idle.chosen, idle.over);
  }
}

const sameTwo = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name) => b.includes(name)) && b.every((name) => a.includes(name));

const choiceOf = ({ chosen, over }: Choice): Choice => ({ chosen, over });

/** Each as if it had been handed in by itself. */
function singles({ applications, assessment: _a, choices: _c, ...shared }: JointApplicationBody): ApplicationBody[] {
  return applications.map((application) => ({ ...shared, ...application }));
}

/** Two members may each have their own case of one procedure, nobody two. */
function refuseRepeated(intakes: readonly Intake[]): void {
  const seen = new Set<string>();
  for (const { body, beneficiary } of intakes) {
    const one = `${body.procedure} ${beneficiary ?? ''}`;
    if (seen.has(one)) throw new ApplicationRepeated(body.procedure);
    seen.add(one);
  }
}
