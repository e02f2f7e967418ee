import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { Problem } from '../shared/problem.js';
import { refuseUnkeepable } from './plain-json.js';

interface FieldFault {
  field: string;
  rules: string[];
}

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

function faultsOf({ property, constraints, children = [] }: ValidationError, above = ''): FieldFault[] {
  const field = above + property;
  const own = constraints ? [{ field, rules: Object.keys(constraints) }] : [];
  return [...own, ...children.flatMap((child) => faultsOf(child, `${field}.`))];
}

function invalid(fields: FieldFault[]): Problem {
  const names = fields.map(({ field, rules }) => `${field} (${rules.join(', ')})`).join(', ');
  return new Problem(
    'request-invalid',
    400,
    { zh: `以下字段不符合要求：${names}。`, en: `These fields are not as required: ${names}.` },
    { fields },
  );
}
