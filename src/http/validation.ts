import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { Problem } from '../shared/problem.js';
import { refuseUnkeepable } from './plain-json.js';
import { ruleInChinese, ruleInEnglish } from './rule-words.js';

/** Bodies and queries are what their classes say and nothing besides: an unknown field is refused, not ignored. */
export const validation = (): ValidationPipe =>
  new PlainJsonPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors) => invalid(errors.flatMap((error) => faultsOf(error))),
  });

class PlainJsonPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'custom') refuseUnkeepable(value);
    return super.transform(value, metadata);
  }
}

function faultsOf({ property, constraints = {}, children = [] }: ValidationError, above = ''): Fault[] {
  const field = `${above}${property.slice(0, LONGEST_NAME)}`;
  const own = Object.entries(constraints).map(([rule, message]) => ({ field, rule, message }));
  return [...own, ...children.flatMap((child) => faultsOf(child, `${field}.`))];
}

/** Names of unknown fields are the sender's, and may be as long and as many as a body holds. */
const LONGEST_NAME = 80;
const MOST_FIELDS = 20;

interface Fault {
  field: string;
  rule: string;
  /** What class-validator says of it: the name, the rule and its bounds, never the value. */
  message: string;
}

function invalid(faults: Fault[]): Problem {
  const fields = [...new Set(faults.map(({ field }) => field))].slice(0, MOST_FIELDS);
  const of = (field: string): Fault[] => [
    ...new Map(faults.filter((fault) => fault.field === field).map((fault) => [fault.rule, fault])).values(),
  ];
  const told = (say: (fault: Fault) => string, comma: string, between: string): string =>
    fields.map((field) => `${field} ${of(field).map(say).join(comma)}`).join(between);
  return new Problem(
    'request-invalid',
    400,
    {
      zh: `以下字段不符合要求：${told(ruleInChinese, '、', '；')}。`,
      en: `These fields are not as required: ${told(ruleInEnglish, ', ', '; ')}.`,
    },
    { fields: fields.map((field) => ({ field, rules: of(field).map(({ rule }) => rule) })) },
  );
}
