import { ValidateBy } from 'class-validator';

type Kind = 'text' | 'null' | 'table';

/** An object whose values are all of one of these kinds; a `table` holds texts. Its keys are names of the definition. */
export const IsTable = (kinds: Kind[]): PropertyDecorator =>
  ValidateBy({
    name: 'isTable',
    validator: {
      validate: (value: unknown): boolean =>
        isObject(value) && Object.values(value).every((item) => kinds.some((kind) => is(kind, item))),
      defaultMessage: (about) => `${about?.property ?? 'it'} must map names to ${kinds.join(' or ')}`,
    },
  });

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function is(kind: Kind, value: unknown): boolean {
  if (kind === 'null') return value === null;
  if (kind === 'text') return typeof value === 'string';
  return isObject(value) && Object.values(value).every((item) => typeof item === 'string');
}
