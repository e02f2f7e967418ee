import { Injectable } from '@nestjs/common';
import type { CompiledDefinition } from '../engine/index.js';
import { DeployedDefinitions } from './definitions.js';

/** Which procedures there are on a day, for whoever looks at all of them. */
@Injectable()
export class ProceduresInForce {
  constructor(private readonly definitions: DeployedDefinitions) {}

  /** One definition of each procedure, by name. @param date of acceptance, YYYY-MM-DD */
  on(date: string): CompiledDefinition[] {
    const procedures = [...new Set(this.definitions.list().map(({ procedure }) => procedure))];
    return procedures.flatMap((procedure) => {
      const digest = this.definitions.inForce(procedure, date);
      return digest === undefined ? [] : [this.definitions.definition(digest)];
    });
  }
}
