import type { Text } from './text.js';

/** The story cannot go on; says in both languages what happened and what to do. */
export class StoryStopped extends Error {
  constructor(
    readonly sentence: Text,
    options?: ErrorOptions,
  ) {
    super(sentence.en, options);
    this.name = new.target.name;
  }
}

/** The service said no (problem+json, RFC 9457). */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly sentence: Text,
    /** Method and path of the request. */
    readonly request: string,
    readonly retryAfterSeconds: number | null,
  ) {
    super(sentence.en);
    this.name = 'Refused';
  }
}
