import type { Schema } from '../../api/client.js';

export type CounterView = Schema<'CounterView'>;
export type CounterProcedure = Schema<'CounterProcedure'>;

/** What is known of somebody by their number. */
export interface Found {
  /** Cases and payments anywhere. */
  involvements: Schema<'FoundInvolvement'>[];
  /** Officials of this window who have declared them as near relatives. */
  relatives: Schema<'DeclaredRelativeView'>[];
}
