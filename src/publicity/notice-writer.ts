import { Injectable } from '@nestjs/common';
import type { EffectContext } from '../cases/ports.js';
import { officeOf, type Json, type Text } from '../engine/index.js';
import { maskName } from '../shared/citizen-id.js';
import { NoHousehold } from './notice-errors.js';
import { noticeValues, requireAllowed } from './notice-fields.js';
import { noticeText } from './notice-text.js';
import { divisionName, officeName } from './places.js';
import { Applicants } from './ports.js';
import type { PublishedNotice } from './published-notice.js';

/** What is to be published about a case. */
export interface NoticeOrder {
  title: Text;
  law: string;
  fields: Json | undefined;
  /** First and last day. */
  from: string;
  to: string | null;
  /** Codes of the divisions where it hangs. */
  places: string[];
  objections: boolean;
}

/** Who takes objections besides the page itself. */
const OFFICE = 'township.civilAffairs';

/** Writes what hangs in the village: only from the whitelist, and with the applicant's name as the division shows names. */
@Injectable()
export class NoticeWriter {
  constructor(private readonly applicants: Applicants) {}

  /** @throws NoticeFieldRefused, NoticeIncomplete, NoHousehold */
  async write(context: EffectContext, order: NoticeOrder): Promise<PublishedNotice> {
    const { tx, state, compiled } = context;
    const { title, fields, from, to } = order;
    const procedure = compiled.definition.title.zh;
    const village = await divisionName(tx, state.division);
    const applicantName = requireAllowed(fields).includes('applicantName') ? await this.nameShown(context) : null;
    const values = noticeValues(fields, { applicantName, village, procedure, context: state.context });
    const places: string[] = [];
    for (const code of order.places) places.push(await divisionName(tx, code));
    const office = await officeName(tx, officeOf(OFFICE, state.division) ?? state.division);
    const contact = state.settings['publicity.contact'];
    const frame = { ...order, title: title.zh, procedure, places, office, contact: textOf(contact) };
    return { title, procedure, values, from, to, places, text: noticeText(frame, values) };
  }

  /** The law publishes the name; a division may mask it, and a child's is always masked (民发〔2021〕57号 art. 24 ¶2). */
  private async nameShown({ tx, county, householdId, state, event }: EffectContext): Promise<string | null> {
    if (householdId === null) throw new NoHousehold();
    const applicant = await this.applicants.find(tx, { county, householdId, today: event.facts.today });
    if (!applicant) return null;
    const masked = applicant.minor || state.settings['publicity.nameMask'] === true;
    return masked ? maskName(applicant.name) : applicant.name;
  }
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);
