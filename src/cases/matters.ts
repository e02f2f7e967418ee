import { Injectable } from '@nestjs/common';
import { dateOf } from '../calendar/index.js';
import { Database, EVERYWHERE, type ReadScope } from '../database/database.js';
import { LINK, type JsonObject } from '../engine/index.js';
import { Problem } from '../shared/problem.js';
import { actorOf, type Principal } from './access.js';
import type { CaseLink, CommandReply } from './command.js';
import { Executor } from './executor.js';
import { DivisionUnknown, NoMatter, OtherCaseUnknown } from './link-errors.js';
import type { MatterBody, OtherCaseBody } from './matters.dto.js';
import { once } from './once.js';
import { Opener } from './opener.js';
import { DefinitionLibrary, type Tx } from './ports.js';

/**
 * The administration's own matters: a standard is adjusted, a meeting called, a price linkage started. Who may open one is the
 * definition's to say (`opening.by`), and which cases may be put on it (`opening.links`), at the beginning and later on.
 */
@Injectable()
export class Matters {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
    private readonly opener: Opener,
    private readonly executor: Executor,
  ) {}

  /**
   * Opens a matter with the cases it is about, each put on it by an event of its own.
   *
   * @throws NoMatter with what is possible instead; DivisionUnknown; OtherCaseUnknown; CommandRefused of the opening
   */
  async open(user: Principal, body: MatterBody, key: string): Promise<CommandReply> {
    const about = await this.inSight(user.scope, body.about ?? []);
    const request = { principal: user.userId, key, content: { matter: JSON.parse(JSON.stringify(body)) as unknown } };
    return once(this.database, request, async (tx) => {
      await this.check(tx, body);
      const { procedure, division, form } = body;
      const actor = actorOf(user);
      const data = form as JsonObject;
      let reply = await this.opener.open(tx, { procedure, division, householdId: null, actor, data });
      for (const link of about) {
        const { county, caseId } = reply;
        reply = await this.executor.executeWithin(tx, { county, caseId, type: LINK, actor, link, scope: EVERYWHERE });
      }
      return reply;
    });
  }

  /** Puts another case on an open one. @throws OtherCaseUnknown; Problem 404; refusals of the definition */
  async link(
    user: Principal,
    { county, caseId }: { county: string; caseId: string },
    body: OtherCaseBody,
    key: string,
  ): Promise<CommandReply> {
    const [link] = await this.inSight(user.scope, [body]);
    return this.executor.execute({
      county,
      caseId,
      type: LINK,
      actor: actorOf(user),
      principal: user.userId,
      key,
      scope: user.scope,
      ...(link ? { link } : {}),
    });
  }

  private async check(tx: Tx, { procedure, division }: MatterBody): Promise<void> {
    const { rows } = await tx.query<{ now: Date; exists: boolean }>(
      `select service_now() as now, exists (select from division where code = $1
         and daterange(valid_from, valid_to, '[]') @> (service_now() at time zone 'Asia/Shanghai')::date) as exists`,
      [division],
    );
    const { now, exists } = rows[0] ?? { now: new Date(Number.NaN), exists: false };
    const digest = this.library.inForce(procedure, dateOf(now.toISOString()));
    if (digest !== undefined) {
      await this.library.ensure(digest);
      const { subject } = this.library.definition(digest).definition;
      if (subject !== 'matter') throw new NoMatter(procedure, subject);
    }
    if (!exists) throw new DivisionUnknown(division);
  }

  /** The cases as the history keeps them, in the order asked for. @throws OtherCaseUnknown for one outside the scope */
  private async inSight(scope: ReadScope, others: readonly OtherCaseBody[]): Promise<CaseLink[]> {
    if (others.length === 0) return [];
    return this.database.read(scope, async (tx) => {
      const found: CaseLink[] = [];
      for (const [place, other] of others.entries()) found.push(await visible(tx, other, place));
      return found;
    });
  }
}

async function visible(tx: Tx, { relation, ...other }: OtherCaseBody, place: number): Promise<CaseLink> {
  const { number = null, caseId = null } = other;
  const county = other.county ?? number?.split('-')[0] ?? null;
  if ((number === null) === (caseId === null) || (caseId !== null && county === null)) throw oneOfTwo(place);
  const { rows } = await tx.query<Omit<CaseLink, 'relation'>>(
    `select county, id as "caseId", number from cases where county = $1 and (id = $2 or number = $3)`,
    [county, caseId, number],
  );
  if (!rows[0]) throw new OtherCaseUnknown(place);
  return { relation, ...rows[0] };
}

const oneOfTwo = (place: number): Problem =>
  new Problem(
    'request-invalid',
    400,
    {
      zh: `第 ${place + 1} 件关联案件请填写 number，或 county 与 caseId，二者取一。`,
      en: `Name case ${place + 1} of those to be linked by its number, or by county and caseId: one of the two.`,
    },
    { place },
  );
