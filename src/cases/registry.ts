import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { effectNames, type FactRequest, type StepResult } from '../engine/index.js';
import type { ApplicantNames, EffectHandler, FactProvider, StepWatcher, Tx, WrittenStep } from './ports.js';

/** Where features register the effects they carry out, the facts they know, and the steps they keep a register of. */
@Injectable()
export class Registry implements OnApplicationBootstrap {
  private readonly effects = new Map<string, EffectHandler>();
  private readonly facts = new Map<FactRequest['kind'], FactProvider>();
  private applicants: ApplicantNames | undefined;
  private readonly watchers: StepWatcher[] = [];

  effect(name: string, handler: EffectHandler): void {
    if (this.effects.has(name)) throw new Error(`The effect "${name}" has two handlers.`);
    this.effects.set(name, handler);
  }

  fact<K extends FactRequest['kind']>(kind: K, provider: FactProvider<K>): void {
    this.facts.set(kind, provider as unknown as FactProvider);
  }

  /** Says who applied in the cases of a list. */
  applicantNames(names: ApplicantNames): void {
    this.applicants = names;
  }

  /** Masked, by household; empty where nobody can say. */
  async applicantsOf(
    tx: Tx,
    households: readonly { county: string; householdId: string }[],
  ): Promise<ReadonlyMap<string, string>> {
    if (!this.applicants || households.length === 0) return new Map();
    return this.applicants(tx, households);
  }

  watch(watcher: StepWatcher): void {
    this.watchers.push(watcher);
  }

  /** Whether somebody notes the step, so that it needs more than its one statement. */
  isNoted(result: StepResult): boolean {
    return this.watchers.some((watcher) => watcher.concerns(result));
  }

  async note(step: WrittenStep): Promise<void> {
    for (const watcher of this.watchers) if (watcher.concerns(step.result)) await watcher.note(step);
  }

  handlerOf(name: string): EffectHandler {
    const handler = this.effects.get(name);
    if (!handler) throw new Error(`The effect "${name}" has no handler.`);
    return handler;
  }

  providerOf(kind: FactRequest['kind']): FactProvider {
    const provider = this.facts.get(kind);
    if (!provider) throw new Error(`Nothing provides facts of the kind "${kind}".`);
    return provider;
  }

  /** A definition may name any effect of the vocabulary: each must be carried out by somebody before a case runs. */
  onApplicationBootstrap(): void {
    const missing = [...effectNames].filter((name) => !this.effects.has(name));
    if (missing.length > 0) throw new Error(`No feature carries out: ${missing.join(', ')}.`);
  }
}
