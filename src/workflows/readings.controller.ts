import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnyRole } from '../cases/access.js';
import type { Definition } from '../engine/index.js';
import { notFound } from '../shared/problem.js';
import { DeployedDefinitions } from './definitions.js';
import { compareDefinitions } from './reading/compare.js';
import { readDefinition } from './reading/read-definition.js';
import { ComparisonView, ReadingView } from './reading/reading.dto.js';

/** Definitions for people who read the law and no YAML. */
@ApiTags('procedures')
@Controller('definitions/:digest')
@AnyRole()
export class ReadingsController {
  constructor(private readonly definitions: DeployedDefinitions) {}

  /** A definition in words: its states with who acts, its periods, what leads where, what is proved of every path. */
  @Get('reading')
  async reading(@Param('digest') digest: string): Promise<ReadingView> {
    return readDefinition(await this.find(digest));
  }

  /** What is different in the second definition: states, steps, periods, forms, rules and invariants. */
  @Get('compared/:other')
  async compared(@Param('digest') digest: string, @Param('other') other: string): Promise<ComparisonView> {
    return compareDefinitions(await this.find(digest), await this.find(other));
  }

  private async find(digest: string): Promise<Definition> {
    await this.definitions.ensure(digest);
    const stored = this.definitions.byDigest(digest);
    if (!stored) throw notFound({ zh: '该规程', en: 'deployed definition' });
    return stored.content;
  }
}
