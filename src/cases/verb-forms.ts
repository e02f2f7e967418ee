import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import {
  earlierSteps,
  heldCommands,
  verbOf,
  type CaseState,
  type JsonObject,
  type TaskState,
  type Text,
} from '../engine/index.js';
import { notFound } from '../shared/problem.js';
import type { Principal } from './access.js';
import { DefinitionLibrary, type Tx } from './ports.js';
import { roleTitle } from './role-titles.js';
import { officeNames } from './titled-refusals.js';

/** A verb's form on one task of one case, what can be chosen written out. */
export interface VerbForm {
  command: string;
  title: Text;
  schema: JsonObject;
}

interface OnCase {
  tx: Tx;
  reader: string;
  row: { division: string; definition: string; state: CaseState };
  task: TaskState | undefined;
}

interface PersonRow {
  id: string;
  name: string;
  office: string;
  role: string;
}

/** Says to a person's name which seats they hold; more would hide the one that is looked for. */
const MOST_CHOICES = 400;

/** People who hold seats of their own today, by office and role, or in every office over a place. */
const PEOPLE = `
  select u.id, u.name, s.office, s.role from seat s join app_user u on u.id = s.user_id and not u.disabled
  join office o on o.code = s.office, lateral (select (service_now() at time zone 'Asia/Shanghai')::date as today) d
  where s.valid_from <= d.today and (s.valid_to is null or s.valid_to >= d.today) and s.role <> 'administrator' and u.id <> $1
    and ($2::text is null or (s.office = $2 and s.role = $3)) and ($4::text is null or starts_with($4, o.division))
  order by o.division desc, s.office, s.role, u.name limit ${MOST_CHOICES}`;
const OFFICES = `
  select code from office o, lateral (select (service_now() at time zone 'Asia/Shanghai')::date as today) d
  where starts_with($1, o.division) and o.valid_from <= d.today and (o.valid_to is null or o.valid_to >= d.today)
  order by o.division desc, o.code limit ${MOST_CHOICES}`;

/** Words for what verbs ask; their schemas are the engine's, which speaks to programs. */
const WORDS: Record<string, Text> = {
  to: { zh: '交给', en: 'To whom' },
  reason: { zh: '理由', en: 'Reason' },
  opinion: { zh: '意见', en: 'Opinion' },
  agrees: { zh: '同意', en: 'I agree' },
  office: { zh: '转入机构', en: 'Office' },
  offices: { zh: '抄送机构', en: 'Offices' },
  user: { zh: '人员', en: 'Person' },
  signers: { zh: '会签人', en: 'Signers' },
  mode: { zh: '会签方式', en: 'How many must sign, or agree' },
  proposal: {
    zh: '提请表决的操作（按比例表决必选；选定后只计同意票）',
    en: 'What is voted on (a ratio needs it; with it only those who agree count)',
  },
  resume: { zh: '重新办理后', en: 'Once it has been done again' },
};
const MODES: Record<string, Text> = {
  all: { zh: '全部会签', en: 'All of them' },
  any: { zh: '任一人会签', en: 'Any one of them' },
  ordered: { zh: '依次会签', en: 'All, one after the other' },
  '1/2': { zh: '表决：半数同意', en: 'A vote: half of them must agree' },
  '2/3': { zh: '表决：三分之二同意', en: 'A vote: two thirds of them must agree' },
};
const RESUMES: Record<string, Text> = {
  again: { zh: '其后各步依次重办', en: 'Everything after it is done again' },
  back: { zh: '直接返回本步', en: 'The case comes straight back here' },
};

/**
 * The forms of verbs with people, offices and steps to choose from, so that nobody types an id. What is offered is likely, not
 * promised: the command judges again, with the facts of its moment.
 */
@Injectable()
export class VerbForms {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
  ) {}

  /** @throws Problem 404 for a case outside the scope, and for no verb */
  async of(reader: Principal, county: string, caseId: string, command: string, key?: string): Promise<VerbForm> {
    return this.database.read(reader.scope, async (tx) => {
      const { rows } = await tx.query<OnCase['row']>(
        'select division, definition, state from cases where county = $1 and id = $2',
        [county, caseId],
      );
      const row = rows[0];
      if (!row) throw notFound({ zh: '案件', en: 'case' });
      const verb = verbOf(command);
      if (!verb) throw notFound({ zh: '通用操作', en: 'verb' });
      const task = new Map(Object.entries(row.state.tasks)).get(key ?? '');
      const choices = await this.choices(command, { tx, reader: reader.userId, row, task });
      return { command, title: verb.title, schema: filled(verb.schema, choices) };
    });
  }

  private async choices(command: string, on: OnCase): Promise<Record<string, JsonObject>> {
    switch (command) {
      case 'TASK.TRANSFER':
      case 'TASK.DELEGATE':
        return { to: await colleagues(on) };
      case 'TASK.COUNTERSIGN':
      case 'TASK.ADD_SIGNER':
        return {
          user: await peopleInLine(on),
          mode: oneOf(Object.entries(MODES)),
          proposal: await this.commands(on),
        };
      case 'TASK.REMOVE_SIGNER':
        return { user: await openSigners(on) };
      case 'TASK.RETURN':
        return { to: await this.steps(on), resume: oneOf(Object.entries(RESUMES)) };
      case 'CASE.COPY':
        return { items: await officesInLine(on) };
      default:
        return {};
    }
  }

  private async commands({ row, task }: OnCase): Promise<JsonObject> {
    await this.library.ensure(row.definition);
    const { nodes } = this.library.definition(row.definition);
    const held = [...heldCommands(nodes, task?.state ?? '')];
    return oneOf(held.map(([name, { meta }]) => [name, meta.title ?? { zh: name, en: name }]));
  }

  private async steps({ row, task }: OnCase): Promise<JsonObject> {
    await this.library.ensure(row.definition);
    const { nodes } = this.library.definition(row.definition);
    const steps = earlierSteps(nodes, row.state, task?.state ?? '').map((path): [string, Text] => {
      const meta = nodes.get(path)?.meta;
      return [path, meta?.task?.title ?? meta?.title ?? { zh: path, en: path }];
    });
    return { ...oneOf(steps), title: '退回到', 'x-title-en': 'Back to' };
  }
}

/** Whoever could have claimed the task as well. */
async function colleagues({ tx, reader, task }: OnCase): Promise<JsonObject> {
  const { rows } = await tx.query<PersonRow>(PEOPLE, [reader, task?.office ?? '', task?.role ?? '', null]);
  return oneOf(rows.map(({ id, name }) => [id, { zh: name, en: name }]));
}

async function peopleInLine({ tx, reader, row }: OnCase): Promise<JsonObject> {
  const { rows } = await tx.query<PersonRow>(PEOPLE, [reader, null, null, row.division]);
  const nameOf = await officeNames(
    tx,
    rows.map(({ office }) => office),
  );
  const people = new Map<string, Text>();
  for (const { id, name, office, role } of rows) {
    const [where, what] = [nameOf(office), roleTitle(role)];
    if (!people.has(id))
      people.set(id, { zh: `${name}（${where.zh}${what.zh}）`, en: `${name} (${what.en}, ${where.en})` });
  }
  return oneOf([...people]);
}

async function openSigners({ tx, task }: OnCase): Promise<JsonObject> {
  const open = (task?.signing?.signers ?? []).filter(({ removed, signed }) => !removed && !signed);
  const { rows } = await tx.query<PersonRow>(
    'select id, name from app_user where id = any ($1::uuid[]) order by name',
    [open.map(({ user }) => user)],
  );
  return oneOf(rows.map(({ id, name }) => [id, { zh: name, en: name }]));
}

async function officesInLine({ tx, row }: OnCase): Promise<JsonObject> {
  const { rows } = await tx.query<{ code: string }>(OFFICES, [row.division]);
  const codes = rows.map(({ code }) => code).filter((code) => !(code in (row.state.copies ?? {})));
  const nameOf = await officeNames(tx, codes);
  return oneOf(codes.map((code) => [code, nameOf(code)]));
}

const oneOf = (choices: [value: string, title: Text][]): JsonObject => ({
  type: 'string',
  oneOf: choices.map(([value, { zh, en }]) => ({ const: value, title: zh, 'x-title-en': en })),
});

/** The verb's schema, its properties named and what can be chosen written out, in lists too. */
function filled(schema: JsonObject, choices: Record<string, JsonObject>): JsonObject {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonObject>)
    // Where a signer's seat is not given, the likeliest is taken; a transfer stays in the office.
    .filter(([name]) => !['office', 'role'].includes(name))
    .map(([name, property]): [string, JsonObject] => {
      const chosen = choices[name] ?? itemsOf(property, choices);
      const title = WORDS[name];
      return [name, { ...(title ? { title: title.zh, 'x-title-en': title.en } : {}), ...chosen }];
    });
  return { ...schema, properties: Object.fromEntries(properties) };
}

function itemsOf(property: JsonObject, choices: Record<string, JsonObject>): JsonObject {
  const items = property['items'] as JsonObject | undefined;
  if (items === undefined) return property;
  return { ...property, items: items['properties'] ? filled(items, choices) : (choices['items'] ?? items) };
}
