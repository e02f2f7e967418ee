import { applyDecorators } from '@nestjs/common';
import { Transform, Type, type ClassConstructor } from 'class-transformer';
import { IsArray, IsObject, IsOptional, ValidateBy, ValidateNested } from 'class-validator';

/** A field that may be left out. Sent as null it counts as left out: whoever reads it has one way to be absent to think of. */
export const Optional = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }): unknown => value ?? undefined),
  );

/** A list of these. Alone, `ValidateNested` takes a list within the list for one of them, and finds nothing wrong with an empty one. */
export const ListOf = (item: () => ClassConstructor<object>): PropertyDecorator =>
  applyDecorators(IsArray(), IsObject({ each: true }), ValidateNested({ each: true }), Type(item));

/** One of these, and no list of them. */
export const OneOf = (item: () => ClassConstructor<object>): PropertyDecorator =>
  applyDecorators(IsObject(), ValidateNested(), Type(item));

/** Control and format characters, a turn of the direction of writing among them: a name of them shows nothing, or something else. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** Characters that some systems of the registry keep in the private area are somebody's name as well. */
const WRITTEN = /[\p{L}\p{Co}]/u;

/** What somebody is called: seen as it is written. */
export const isPersonName = (value: unknown): boolean =>
  typeof value === 'string' && WRITTEN.test(value) && !INVISIBLE.test(value);

export const IsPersonName = (): PropertyDecorator =>
  ValidateBy({
    name: 'isPersonName',
    validator: {
      validate: isPersonName,
      defaultMessage: () => '$property must be a name: a letter at least, and nothing invisible',
    },
  });
