import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, Matches } from 'class-validator';
import { Optional } from '../shared/fields.js';

const CASE = /^\d{2}(\d{2}){0,2}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export class StreamQuery {
  /** Cases as `<county>/<caseId>`; those outside your scope are left out silently. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? (value as unknown[]) : [value]))
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(CASE, { each: true })
  watch?: string[];
}
