/** A division code: 2, 4, 6, 9 or 12 digits. */
export const DIVISION = /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/;

/** An office code, `<division>:<department>`. */
export const OFFICE = /^\d{2,12}:[a-zA-Z]{2,40}$/;

/** A procedure's name as its folder under `workflows/` has it, or `*` for all. */
export const PROCEDURE = /^(\*|[a-z][a-z0-9-]{0,60})$/;

/** A setting's name, e.g. `standard.urban`. */
export const SETTING = /^[a-zA-Z][\w.-]{0,100}$/;

/** A date as such; whether the day exists is checked by whoever reads it. */
export const DATE = /^\d{4}-\d{2}-\d{2}$/;
