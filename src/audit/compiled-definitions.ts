import { Injectable } from '@nestjs/common';
import { compile, type CompiledDefinition, type Definition, type JsonObject } from '../engine/index.js';

/** Twice as many as the demonstration deploys; auditors look at cases of a few procedures at a time. */
const MOST = 64;

/**
 * Definitions that replays have compiled. What has a digest never changes, and compiling it takes longer than replaying a
 * short case; the one that has not been asked for the longest makes room.
 */
@Injectable()
export class CompiledDefinitions {
  private readonly known = new Map<string, CompiledDefinition>();

  /** @param content whoever asks has made sure that it has this digest */
  of(digest: string, content: JsonObject): CompiledDefinition {
    const compiled = this.known.get(digest) ?? compile(content as unknown as Definition);
    this.known.delete(digest);
    this.known.set(digest, compiled);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST && oldest !== undefined) this.known.delete(oldest);
    return compiled;
  }
}
