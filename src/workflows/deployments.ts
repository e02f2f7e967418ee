import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { Database } from '../database/database.js';
import type { Finding } from '../engine/check/index.js';
import { definitionDigest, type Definition } from '../engine/index.js';
import type { Principal } from '../cases/access.js';
import { canonicalJson } from '../shared/canonical-json.js';
import { Problem } from '../shared/problem.js';
import { DefinitionCheck, refuses, unreadable } from './check.js';
import { DeployedDefinitions } from './definitions.js';
import { deploy, type Deployed } from './deploy.js';
import { DefinitionDiagrams } from './diagram/diagrams.js';
import { sharedDays, type SharedDays } from './shared-days.js';

/** A definition as somebody sends it: one of the two. */
export interface SentDefinition {
  definition?: unknown;
  yaml?: string;
}

/** Takes definitions in: nothing is deployed that the check speaks against, and nothing half. */
@Injectable()
export class Deployments {
  constructor(
    private readonly database: Database,
    private readonly definitions: DeployedDefinitions,
    private readonly checks: DefinitionCheck,
    private readonly diagrams: DefinitionDiagrams,
  ) {}

  /** @throws Problem 400 unless it is sent in one form; 422 when its paths are too many to walk */
  async check(sent: SentDefinition): Promise<Finding[]> {
    const read = readSent(sent);
    return 'fault' in read ? [read.fault] : this.checks.findingsOf(read.definition);
  }

  /**
   * @throws Problem 422 `definition-refused` with every finding; 409 `version-exists` when the procedure has that version
   * with another content
   */
  async deploy(actor: Principal, sent: SentDefinition): Promise<Deployed & { shares: SharedDays[] }> {
    const read = readSent(sent);
    if ('fault' in read) throw refused([read.fault]);
    const definition = read.definition as Definition;
    const known = this.definitions.byDigest(definitionDigest(definition));
    if (known) {
      const { digest, procedure, version } = known;
      return { digest, procedure, version, isNew: false, shares: sharedDays(this.definitions.list(), digest) };
    }
    const findings = await this.checks.findingsOf(definition);
    if (refuses(findings)) throw refused(findings);
    const deployed = await deploy(this.database.pool, definition, actor.username);
    await this.definitions.refresh();
    await this.diagrams.prepare(deployed.digest);
    return { ...deployed, shares: sharedDays(this.definitions.list(), deployed.digest) };
  }
}

/** What somebody sent as a definition, or why it cannot be read. @throws Problem 400 unless it is sent in one form */
export function readSent({ definition, yaml }: SentDefinition): { definition: unknown } | { fault: Finding } {
  if ((definition === undefined) === (yaml === undefined)) throw oneOfTwo();
  if (yaml === undefined) return { definition };
  try {
    const read: unknown = parse(yaml, { logLevel: 'error' });
    canonicalJson(read);
    return { definition: read };
  } catch (error) {
    // Not text of YAML, aliases that lead nowhere or unfold without end, or values that no JSON has: each says so itself.
    return { fault: unreadable(error as Error) };
  }
}

const oneOfTwo = (): Problem =>
  new Problem('request-invalid', 400, {
    zh: '请提供 definition 或 yaml，二者取一。',
    en: 'Send the definition either as an object or as YAML, one of the two.',
  });

/** Refuses a deployment with everything that was found. */
export const refused = (findings: Finding[]): Problem =>
  new Problem(
    'definition-refused',
    422,
    {
      zh: `该规程有 ${findings.length} 处问题，未部署。`,
      en: `The definition is not deployed; the check has this many findings: ${findings.length}.`,
    },
    { findings },
  );
