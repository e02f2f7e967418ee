import { Injectable } from '@nestjs/common';
import { departmentCodes, roles } from '../directory/index.js';
import type { Finding, Vocabulary } from '../engine/check/index.js';
import { Problem } from '../shared/problem.js';
import { inProcess, WorkerArguments } from '../shared/in-process.js';
import { readNeedsForm } from './needs-form.js';

/** The largest procedure of `workflows/` takes two seconds. */
const LIMIT_MS = 60_000;

const vocabulary: Vocabulary = {
  departments: departmentCodes,
  roles: new Set(roles),
  answers: readNeedsForm().questions,
};

/** Beside this file, whether compiled or not. */
const WORKER = new URL(import.meta.url.replace(/check(\.\w+)$/, 'check-worker$1'));

/** The check of a definition before it is deployed, in a process of its own. */
@Injectable()
export class DefinitionCheck {
  constructor(private readonly workers: WorkerArguments) {}

  /**
   * Everything that speaks against a definition, or against what somebody sent as one.
   *
   * @throws Problem 422 when its paths cannot be walked in a minute
   */
  findingsOf(definition: unknown): Promise<Finding[]> {
    return inProcess(this.workers, WORKER, { definition, vocabulary }, { ms: LIMIT_MS, tooLong: tooLarge });
  }
}

/** What came as YAML and cannot be read as such. */
export function unreadable({ message }: Error): Finding {
  const reason = message.split('\n')[0] ?? ''; // the rest quotes the text with an arrow below it
  return {
    severity: 'error',
    code: 'yaml-unreadable',
    state: null,
    message: { zh: `无法解析为 YAML：${reason}`, en: `This is not YAML: ${reason}` },
  };
}

/** Warnings do not stand in the way of a deployment. */
export const refuses = (findings: readonly Finding[]): boolean => findings.some(({ severity }) => severity === 'error');

const tooLarge = (): Problem =>
  new Problem('definition-too-large', 422, {
    zh: '该规程的路径过多，一分钟内无法全部检查；请将相互独立的部分拆为单独的规程。',
    en: 'The definition has more paths than can be checked in a minute. Make procedures of their own of its independent parts.',
  });
