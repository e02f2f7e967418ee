import type { WorkCalendar } from '../calendar/index.js';
import type { CompiledDefinition, JsonObject, Library } from '../engine/index.js';
import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';
import { CompiledDefinitions } from './compiled-definitions.js';
import type { ContentRecord } from './records.js';

/** A digest under which the history carries nothing, or nothing that has this digest. */
export class ContentUnusable extends Error {
  constructor(
    readonly code: 'definition-altered' | 'not-replayable',
    message: string,
  ) {
    super(message);
    this.name = 'ContentUnusable';
  }
}

/**
 * The definitions and calendars a history brings along. Each is trusted only under the digest its content really has, so
 * nobody can change the law under cases already decided.
 */
export class RecordedLibrary implements Library {
  private readonly content = { definition: new Map<string, JsonObject>(), calendar: new Map<string, JsonObject>() };
  private readonly altered = new Set<string>();
  private readonly compiled = new Map<string, CompiledDefinition>();

  /** @param shared with other histories; what it holds is taken for a digest only once this history has brought the content */
  constructor(private readonly shared = new CompiledDefinitions()) {}

  /** @returns what is wrong with it, or null */
  add({ kind, digest, content }: ContentRecord): string | null {
    const found = sha256Hex(canonicalJson(content));
    if (found === digest) {
      this.content[kind].set(digest, content);
      return null;
    }
    this.altered.add(digest);
    return `the ${kind} ${digest} has the digest ${found}`;
  }

  definition(digest: string): CompiledDefinition {
    const known = this.compiled.get(digest);
    if (known) return known;
    const compiled = this.shared.of(digest, this.find('definition', digest));
    this.compiled.set(digest, compiled);
    return compiled;
  }

  calendar(digest: string): WorkCalendar {
    return this.find('calendar', digest) as unknown as WorkCalendar;
  }

  private find(kind: ContentRecord['kind'], digest: string): JsonObject {
    const content = this.content[kind].get(digest);
    if (content) return content;
    if (this.altered.has(digest)) throw new ContentUnusable('definition-altered', `the ${kind} ${digest} was altered`);
    throw new ContentUnusable('not-replayable', `the ${kind} ${digest} is not among those recorded`);
  }
}
