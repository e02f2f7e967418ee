import { Injectable } from '@nestjs/common';
import { dateOf } from '../../calendar/index.js';
import type { Principal } from '../../cases/access.js';
import type { Tx } from '../../cases/ports.js';
import { Registry } from '../../cases/registry.js';
import { Database, EVERYWHERE } from '../../database/database.js';
import { countyOf, officeOf, type Definition, type Json, type Text } from '../../engine/index.js';
import { Households } from '../../households/index.js';
import { ProceduresInForce } from '../../workflows/index.js';
import { windowOf, WINDOW_SETTINGS } from '../windows.js';
import type { CounterProcedure, CounterView, PaperView, VillageView, WordView } from './counter.dto.js';

interface Place {
  division: string;
  today: string;
}

interface Words {
  relations?: WordView[];
  categories?: WordView[];
}

/** Everything the form at the counter is made of: the villages, the words, and what may be opened today. */
@Injectable()
export class Counter {
  constructor(
    private readonly database: Database,
    private readonly registry: Registry,
    private readonly households: Households,
    private readonly procedures: ProceduresInForce,
  ) {}

  /** @param division whose rules are asked for; the window's own township when left out */
  async view(user: Principal, division?: string): Promise<CounterView> {
    const office = windowOf(user);
    const township = office.split(':')[0] ?? '';
    const place = division?.startsWith(township) ? division : township;
    return this.database.read(EVERYWHERE, async (tx) => {
      const { rows } = await tx.query<{ now: Date; name: Text | null }>(
        'select service_now() as now, (select name from office where code = $1) as name',
        [office],
      );
      const today = dateOf((rows[0]?.now ?? new Date(Number.NaN)).toISOString());
      const at = { division: place, today };
      const words = ((await this.setting(tx, at, 'words')) ?? {}) as unknown as Words;
      const rules = await this.households.rules(tx, { county: countyOf(place), procedure: '*', ...at });
      const relations = words.relations ?? [];
      return {
        today,
        office,
        officeName: rows[0]?.name ?? { zh: office, en: office },
        villages: await villagesOf(tx, township, today),
        relations,
        categories: rules.categories.map((name) => wordFor(name, words.categories)),
        nearRelatives: rules.nearRelatives.map((name) => wordFor(name, relations)),
        procedures: await this.openable(tx, user, at),
      };
    });
  }

  private async openable(tx: Tx, user: Principal, at: Place): Promise<CounterProcedure[]> {
    const found: CounterProcedure[] = [];
    for (const { definition } of this.procedures.on(at.today)) {
      const opens = opensAt(definition, user, at.division);
      if (opens) found.push(procedureOf(definition, opens, await this.papers(tx, at, definition)));
    }
    return found;
  }

  private async papers(tx: Tx, at: Place, { procedure }: Definition): Promise<PaperView[]> {
    const own = await this.setting(tx, at, `papers.${procedure}`);
    const papers = (own ?? (await this.setting(tx, at, 'papers')) ?? []) as unknown as Partial<PaperView>[];
    return papers.map(({ name = '', zh = name, en = name, asked = false }) => ({ name, zh, en, asked }));
  }

  private setting(tx: Tx, { division, today }: Place, key: string): Promise<Json> {
    const subject = { county: countyOf(division), caseId: '', procedure: WINDOW_SETTINGS, householdId: null };
    return this.registry.providerOf('setting')({ kind: 'setting', key }, { ...subject, division, today }, tx);
  }
}

/** How this person may open it at the window; null where they may not: the definition says by whom. */
function opensAt(
  { subject, opening }: Definition,
  { seats }: Principal,
  division: string,
): CounterProcedure['opens'] | null {
  const by = [opening.by].flat();
  if (subject === 'household' || subject === 'person') return by.includes('applicant') ? 'application' : null;
  if (subject === 'case') return by.includes('applicant') || by.includes('public') ? 'about' : null;
  const sits = ({ office, role }: { office: string; role: string }): boolean =>
    seats.some((seat) => seat.role === role && seat.office === officeOf(office, division));
  return by.some((who) => typeof who === 'object' && sits(who)) ? 'matter' : null;
}

function procedureOf(
  { procedure, version, title, law, subject, needs, opening, forms }: Definition,
  opens: CounterProcedure['opens'],
  papers: PaperView[],
): CounterProcedure {
  const sentence = needs ? { zh: needs.zh, en: needs.en } : null;
  const schema = opening.form === undefined ? null : (forms[opening.form] ?? null);
  return { opens, procedure, version, title, law, subject, sentence, schema, papers };
}

const wordFor = (name: string, words: readonly WordView[] = []): WordView =>
  words.find((word) => word.name === name) ?? { name, zh: name, en: name };

async function villagesOf(tx: Tx, township: string, today: string): Promise<VillageView[]> {
  const { rows } = await tx.query<VillageView>(
    `select code, name from division where parent = $1 and level = 'village' and valid_from <= $2
       and (valid_to is null or valid_to >= $2) order by code`,
    [township, today],
  );
  return rows;
}
