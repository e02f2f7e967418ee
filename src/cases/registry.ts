import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { effectNames, type FactRequest } from '../engine/index.js';
import type { ApplicantNames, EffectHandler, FactProvider, Tx } from './ports.js';

/** Where features register the effects they carry out and the facts they know. */
@Injectable()
export class Registry implements OnApplicationBootstrap {
  private readonly effects = new Map<string, EffectHandler>();
  private readonly facts = new Map<FactRequest['kind'], FactProvider>();
  private applicants: ApplicantNames | undefined;

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
