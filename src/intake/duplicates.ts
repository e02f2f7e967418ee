import { Injectable } from '@nestjs/common';
import { DefinitionLibrary, type FactSubject, type Tx } from '../cases/ports.js';
import { Registry } from '../cases/registry.js';
import type { JsonObject } from '../engine/index.js';
import { Households, possibilities, type Involvement, type Member } from '../households/index.js';
import { AcknowledgementNeedsReason, DuplicateApplication } from './intake-errors.js';

/** What the clerk said about a duplicate that was shown before. */
export interface Acknowledgement {
  acknowledged: boolean;
  reason: string | undefined;
}

/** Finds applications that would help the same person twice. */
@Injectable()
export class Duplicates {
  constructor(
    private readonly households: Households,
    private readonly registry: Registry,
    private readonly library: DefinitionLibrary,
  ) {}

  /**
   * Members who are in an open case or running award of the same procedure, or of one that cannot be had beside it: either
   * definition says so, or the division's setting `excludes`.
   *
   * @param members null instead of the number of those whom the application does not help
   * @returns what was acknowledged and why, for the reviewer; null when there was nothing
   * @throws DuplicateApplication unless the clerk acknowledges it with a reason; the same benefit is never paid twice
   */
  async settle(
    tx: Tx,
    members: readonly Pick<Member, 'idNumber'>[],
    subject: Omit<FactSubject, 'user'>,
    { acknowledged, reason }: Acknowledgement,
  ): Promise<{ numbers: string[]; reason: string } | null> {
    const excluding = [
      subject.procedure,
      ...(await this.excluded(tx, subject)),
      ...this.excludes(subject.procedure, subject),
    ];
    const found = (await this.households.findInvolvements(tx, members)).filter(
      ({ procedure }) => excluding.includes(procedure) || this.excludes(procedure, subject).includes(subject.procedure),
    );
    if (found.length === 0) return null;
    const final = found.some(({ procedure, status }) => procedure === subject.procedure && status === 'inPayment');
    if (final || !acknowledged) throw new DuplicateApplication(found.map(withPossibilities), final);
    if (reason === undefined) throw new AcknowledgementNeedsReason();
    return { numbers: [...new Set(found.map(({ number }) => number))], reason };
  }

  /** Procedures that the definition in force today says cannot be had beside it. */
  private excludes(procedure: string, { today }: Pick<FactSubject, 'today'>): string[] {
    const digest = this.library.inForce(procedure, today);
    return digest === undefined ? [] : Object.keys(this.library.definition(digest).definition.excludes ?? {});
  }

  private async excluded(tx: Tx, subject: Omit<FactSubject, 'user'>): Promise<string[]> {
    const settings = (await this.registry.providerOf('settings')({ kind: 'settings' }, subject, tx)) as JsonObject;
    const excludes = settings['excludes'];
    return Array.isArray(excludes) ? excludes.map(String) : [];
  }
}

const withPossibilities = (involvement: Involvement) => ({ ...involvement, possible: possibilities(involvement) });
