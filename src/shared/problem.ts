/** A sentence in the two languages of the service. */
export interface Sentence {
  zh: string;
  en: string;
}

export type ProblemDetail = Record<string, unknown>;

/**
 * Something that was refused. `code` is stable and becomes the problem's `type` (RFC 9457); the sentences say what was
 * refused, why, and what is possible instead, without personal data; `detail` carries the facts for programs.
 */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly sentence: Sentence,
    readonly detail: ProblemDetail = {},
    options?: ErrorOptions,
  ) {
    super(sentence.en, options);
    this.name = 'Problem';
  }
}

/** The body of a problem+json answer (RFC 9457). */
export function problemBody(problem: Problem): ProblemDetail {
  const { code, status, sentence, detail } = problem;
  return {
    ...detail,
    type: `urn:yimen:problem:${code}`,
    code,
    status,
    title: TITLES[status] ?? 'Refused',
    detail: sentence.en,
    detailZh: sentence.zh,
  };
}

const TITLES: Record<number, string> = {
  400: 'Malformed request',
  401: 'Not signed in',
  403: 'Not permitted',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Too slow',
  409: 'Not possible now',
  410: 'No longer available',
  413: 'Too large',
  415: 'Media type not accepted',
  422: 'Not acceptable as it is',
  429: 'Too many attempts',
  431: 'Too large',
  500: 'Internal error',
  503: 'Try again',
};

export const notFound = (what: Sentence): Problem =>
  new Problem('not-found', 404, {
    zh: `未找到${what.zh}，或不在您的职权范围内。`,
    en: `There is no such ${what.en}, or it is outside your scope.`,
  });

export const notPermitted = (sentence: Sentence, detail: ProblemDetail = {}): Problem =>
  new Problem('not-permitted', 403, sentence, detail);
