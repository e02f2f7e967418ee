import { seedCalendar } from '../../src/calendar/index.js';
import { canonicalJson, sha256Hex } from '../../src/shared/canonical-json.js';

/** The calendar tests count with, built once: reading it from its package takes some 40 ms. */
export const sampleCalendar = seedCalendar();
export const calendarDigest = sha256Hex(canonicalJson({ ...sampleCalendar, days: { ...sampleCalendar.days } }));
