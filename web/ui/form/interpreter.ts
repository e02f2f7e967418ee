import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import {
  createErrorHandler,
  toErrorSchema,
  unwrapErrorHandler,
  validationDataMerge,
  type CustomValidator,
  type ErrorTransformer,
  type RJSFSchema,
  type RJSFValidationError,
  type UiSchema,
  type ValidationData,
  type ValidatorType,
} from '@rjsf/utils';

/**
 * Judges forms by interpreting their schema. The usual validator compiles schemas to code, which the page's content security
 * policy forbids; what this one lets through the service validates again.
 */
export class Interpreter implements ValidatorType {
  private readonly known = new WeakMap<object, Validator>();

  validateFormData(
    formData: unknown,
    schema: RJSFSchema,
    customValidate?: CustomValidator,
    transformErrors?: ErrorTransformer,
    uiSchema?: UiSchema,
  ): ValidationData<unknown> {
    const found = this.rawValidation<OutputUnit>(schema, formData).errors ?? [];
    const worded = found.flatMap(errorOf);
    const errors = transformErrors ? transformErrors(worded, uiSchema) : worded;
    const verdict = { errors, errorSchema: toErrorSchema(errors) };
    if (!customValidate) return verdict;
    const handled = customValidate(formData, createErrorHandler(formData), uiSchema);
    return validationDataMerge(verdict, unwrapErrorHandler(handled));
  }

  isValid(schema: RJSFSchema, formData: unknown, rootSchema: RJSFSchema): boolean {
    const { definitions, $defs } = rootSchema;
    const whole = { ...schema, ...(definitions ? { definitions } : {}), ...($defs ? { $defs } : {}) };
    try {
      return new Validator(whole as Schema, '2020-12', true).validate(plain(formData)).valid;
    } catch {
      return false;
    }
  }

  rawValidation<Result>(schema: RJSFSchema, formData?: unknown): { errors?: Result[]; validationError?: Error } {
    try {
      const { errors } = this.validatorOf(schema).validate(plain(formData));
      return { errors: errors as Result[] };
    } catch (error) {
      return { errors: [], validationError: error as Error };
    }
  }

  private validatorOf(schema: RJSFSchema): Validator {
    const known = this.known.get(schema) ?? new Validator(schema as Schema, '2020-12', false);
    this.known.set(schema, known);
    return known;
  }
}

/** As it will travel: what is undefined is not there. */
const plain = (data: unknown): unknown => (data === undefined ? {} : JSON.parse(JSON.stringify(data)));

/** Keywords that only say that something below them was wrong. */
const CARRIERS = new Set([
  'properties',
  'items',
  'prefixItems',
  'additionalProperties',
  '$ref',
  'allOf',
  'if',
  'then',
  'else',
]);

function errorOf({ keyword, instanceLocation, error }: OutputUnit): RJSFValidationError[] {
  if (CARRIERS.has(keyword)) return [];
  const missing = keyword === 'required' ? /"([^"]+)"/.exec(error)?.[1] : undefined;
  const path = instanceLocation.replace(/^#\/?/, '').split('/').filter(Boolean).map(unescape);
  const property = [...path, ...(missing === undefined ? [] : [missing])];
  const where = property.length > 0 ? `.${property.join('.')}` : '';
  return [{ name: keyword, property: where, message: error, stack: error, params: {}, schemaPath: keyword }];
}

const unescape = (part: string): string => decodeURIComponent(part.replace(/~1/g, '/').replace(/~0/g, '~'));
