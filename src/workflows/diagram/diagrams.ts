import { Injectable, Logger } from '@nestjs/common';
import { officeTitle } from '../../directory/index.js';
import { Database } from '../../database/database.js';
import type { Definition, StateConfig, Text } from '../../engine/index.js';
import { notFound, Problem } from '../../shared/problem.js';
import { DeployedDefinitions } from '../definitions.js';
import { inProcess, WorkerArguments, type ProcessLimits } from '../../shared/in-process.js';
import { LAYOUT, type Diagram, type Diagrams, type Language } from './diagram.js';

/** A procedure of 75 states takes two seconds on a busy machine. */
const LIMIT_MS = 60_000;
/** One that gives way may have to for long. */
const AHEAD_LIMIT_MS = 600_000;

/** Beside this file, whether compiled or not. */
const WORKER = new URL(import.meta.url.replace(/diagrams(\.\w+)$/, 'layout-worker$1'));

/**
 * Pictures of the deployed definitions. Each is laid out once, when it is deployed or, for one that has been deployed otherwise,
 * when somebody first looks at it, and kept beside the definition.
 */
@Injectable()
export class DefinitionDiagrams {
  private readonly log = new Logger('Diagrams');
  private readonly known = new Map<string, Diagrams>();
  /** Several people may ask for the same one while it is being laid out; one process at a time is enough for all. */
  private readonly awaited = new Map<string, Promise<Diagrams>>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly definitions: DeployedDefinitions,
    private readonly workers: WorkerArguments,
  ) {}

  /** @throws Problem 404 when the definition is not deployed */
  async show(digest: string, language: Language): Promise<Diagram> {
    return (await this.both(digest))[language];
  }

  /**
   * The picture of a definition that is not deployed, for whoever looks at what a check has found in it.
   *
   * @throws Problem 422 when it is too far from a definition to be drawn
   */
  async sketch(definition: unknown, language: Language): Promise<Diagram> {
    try {
      return (await this.laidOut(definition as Definition))[language];
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw notDrawable(error as Error);
    }
  }

  /** After a deployment, which has succeeded whatever becomes of its picture. @param ahead nobody waits: gives way to others, and ends with the signal */
  async prepare(digest: string, ahead?: AbortSignal): Promise<void> {
    await this.both(digest, ahead).catch((error: Error) => {
      if (!ahead?.aborted) this.log.warn(`${digest} could not be laid out: ${error.message}`);
    });
  }

  private async both(digest: string, ahead?: AbortSignal): Promise<Diagrams> {
    const known = this.known.get(digest) ?? (await this.awaited.get(digest));
    if (known) return known;
    const found = this.stored(digest, ahead);
    // Somebody who looks meanwhile does not wait for a process that gives way: they have one of their own.
    if (!ahead) this.awaited.set(digest, found);
    const diagrams = await found.finally(() => !ahead && this.awaited.delete(digest));
    this.known.set(digest, diagrams);
    return diagrams;
  }

  private async stored(digest: string, ahead?: AbortSignal): Promise<Diagrams> {
    const [row] = await this.database.query<Diagrams & { layout: number }>(
      'select zh, en from definition_diagram where digest = $1 and layout = $2',
      [digest, LAYOUT],
      'definition_diagram',
    );
    if (row) return { zh: row.zh, en: row.en };
    await this.definitions.ensure(digest);
    const definition = this.definitions.byDigest(digest)?.content;
    if (!definition) throw notFound({ zh: '该规程', en: 'deployed definition' });
    const { zh, en } = await this.laidOut(definition, ahead);
    await this.database.query(
      `insert into definition_diagram (digest, layout, zh, en, laid_out_at) values ($1, $2, $3, $4, service_now()) on conflict do nothing`,
      [digest, LAYOUT, JSON.stringify(zh), JSON.stringify(en)],
    );
    return { zh, en };
  }

  private async laidOut(definition: Definition, ahead?: AbortSignal): Promise<Diagrams> {
    const given = { definition, offices: officeTitles(definition) };
    const within = (limits: ProcessLimits) => inProcess<Diagrams>(this.workers, WORKER, given, limits);
    if (ahead) return within({ ms: AHEAD_LIMIT_MS, tooLong: tooLarge, givesWay: true, signal: ahead });
    const work = this.turn.then(() => within({ ms: LIMIT_MS, tooLong: tooLarge }));
    this.turn = work.catch(() => undefined);
    return work;
  }
}

/** What the process needs of the directory. */
function officeTitles(definition: Definition): Record<string, Text> {
  const titles: Record<string, Text> = {};
  const visit = ({ meta, states }: StateConfig): void => {
    if (meta?.task) titles[meta.task.office] = officeTitle(meta.task.office);
    Object.values(states ?? {}).forEach(visit);
  };
  visit(definition.machine);
  return titles;
}

const tooLarge = (): Problem =>
  new Problem('diagram-too-large', 422, {
    zh: '该规程的状态图过大，一分钟内无法排版；状态列表仍可查看。',
    en: 'The diagram of this definition cannot be laid out within a minute; its states can be read as a list.',
  });

const notDrawable = (cause: Error): Problem =>
  new Problem(
    'diagram-not-drawable',
    422,
    {
      zh: '该规程尚不完整，无法绘制状态图；请先处理检查出的问题。',
      en: 'The definition is not complete enough to be drawn; deal with what the check has found first.',
    },
    {},
    { cause },
  );
