export * from './calendar.js';
export * from './calendar-errors.js';
export * from './chinese-days-seed.js';
export * from './clock.js';
export type { Due, EndOnRestDay, Length, LengthUnit } from './period.js';
export { dueDate, formatLength, parseLength } from './period.js';
export * from './plain-date.js';
