import type { RJSFSchema, RJSFValidationError } from '@rjsf/utils';

type Words = (key: Fault, values?: { limit?: number }) => string;
type Fault =
  'required' | 'tooSmall' | 'tooLarge' | 'tooShort' | 'tooLong' | 'notOffered' | 'wrongPattern' | 'fieldInvalid';

const FAULTS: Record<string, [fault: Fault, limit?: string]> = {
  required: ['required'],
  minimum: ['tooSmall', 'minimum'],
  maximum: ['tooLarge', 'maximum'],
  minLength: ['tooShort', 'minLength'],
  maxLength: ['tooLong', 'maxLength'],
  const: ['required'],
  enum: ['notOffered'],
  oneOf: ['notOffered'],
  pattern: ['wrongPattern'],
  format: ['wrongPattern'],
};

/** Faults in the reader's language, one for each field: a field that is wrong in two ways is put right once. */
export function wordFaults(errors: RJSFValidationError[], schema: RJSFSchema, t: Words): RJSFValidationError[] {
  const first = new Map(errors.map((error) => [error.property ?? '', error] as const).reverse());
  return [...first.values()].reverse().map((error) => {
    const [fault, limitName] = FAULTS[error.name ?? ''] ?? ['fieldInvalid'];
    const field = fieldAt(schema, error.property ?? '');
    const limit =
      limitName === undefined ? undefined : Number(field?.[limitName]) / (isMoney(error.property) ? 100 : 1);
    const message = t(fault, limit === undefined ? {} : { limit });
    const title = typeof field?.['title'] === 'string' ? field['title'] : '';
    return { ...error, message, stack: title ? `${title}: ${message}` : message };
  });
}

const isMoney = (property = ''): boolean => property.endsWith('Fen');

function fieldAt(schema: RJSFSchema, property: string): Record<string, unknown> | undefined {
  let at: Record<string, unknown> | undefined = schema;
  for (const part of property.split('.').filter(Boolean)) {
    const next = /^\d+$/.test(part)
      ? at?.['items']
      : (at?.['properties'] as Record<string, unknown> | undefined)?.[part];
    at = next as Record<string, unknown> | undefined;
  }
  return at;
}
