import { Injectable } from '@nestjs/common';
import { dateOf } from '../calendar/index.js';
import { Opener, type NewCase } from '../cases/opener.js';
import { DefinitionLibrary, type Tx } from '../cases/ports.js';
import { Database, EVERYWHERE } from '../database/database.js';
import { countyOf, type Definition, type JsonObject } from '../engine/index.js';
import { Households, type Member, type NewHousehold } from '../households/index.js';
import { actorOf, type Principal } from '../cases/access.js';
import type { ApplicationBody } from './applications.dto.js';
import { checkAuthorisations } from './authorisations.js';
import { Documents } from './documents.js';
import { Drafts } from './drafts/drafts.js';
import { Duplicates } from './duplicates.js';
import { BeneficiaryNotTaken, MemberUnknown, ProcedureNotForHouseholds } from './intake-errors.js';
import { Receipts, type Choice, type Filing, type NewReceipt, type Receipt } from './receipts.js';
import { Replies } from './replies.js';
import { requireOwnVillage } from './windows.js';

/** An application while it is being received. */
export interface Intake {
  tx: Tx;
  user: Principal;
  body: ApplicationBody;
  county: string;
  now: Date;
  today: string;
  members: Member[];
  /** Place of the member it is for; null where it is for all of them. */
  beneficiary: number | null;
}

/** The window: a family walks up and leaves with a receipt. All of it in one transaction, or nothing. */
@Injectable()
export class Applications {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
    private readonly opener: Opener,
    private readonly households: Households,
    private readonly duplicates: Duplicates,
    private readonly documents: Documents,
    private readonly drafts: Drafts,
    private readonly receipts: Receipts,
    private readonly replies: Replies,
  ) {}

  /**
   * Receives an application. The same request with the same key gives the same receipt again, its code included.
   *
   * @throws Problem saying which member, document or form field is not as required, by place and never by name;
   * DuplicateApplication with the cases found and what is possible instead
   */
  async receive(user: Principal, body: ApplicationBody, key: string): Promise<NewReceipt> {
    const request = { principal: user.userId, key, body: { applications: body } };
    const receipt = await this.database.transaction(EVERYWHERE, async (tx) => {
      const known = await this.replies.recall<Receipt>(tx, request);
      if (known) return known;
      const issued = await this.file(await this.examine(tx, user, body));
      await this.replies.remember(tx, request, issued);
      return issued;
    });
    return this.receipts.withCode(receipt);
  }

  /** Everything that can be refused before anything is written. */
  async examine(tx: Tx, user: Principal, body: ApplicationBody): Promise<Intake> {
    const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
    const now = rows[0]?.now ?? new Date(Number.NaN);
    const today = dateOf(now.toISOString());
    const { procedure, division } = body;
    const county = countyOf(division);
    const subject = await this.subjectOf(procedure, today);
    await requireOwnVillage(tx, user.seats, division, today);
    const members = await this.households.check(tx, body.members, { county, procedure, division, today });
    if (body.applicant >= members.length) throw new MemberUnknown('applicant', body.applicant, members.length);
    const beneficiary = beneficiaryOf(body, subject, members.length);
    const adults = this.households.adults(members, today);
    checkAuthorisations(body.authorisations, { adults, members: members.length, today });
    return { tx, user, body, county, now, today, members, beneficiary };
  }

  /** What is applied for is open to households and persons; that there is no definition at all is for the opening to say. */
  private async subjectOf(procedure: string, today: string): Promise<Subject | undefined> {
    const digest = this.library.inForce(procedure, today);
    if (!digest) return undefined;
    await this.library.ensure(digest);
    const { subject } = this.library.definition(digest).definition;
    if (subject === 'case' || subject === 'matter') throw new ProcedureNotForHouseholds(procedure);
    return subject;
  }

  private async file(intake: Intake): Promise<Receipt> {
    const acknowledged = await this.settle(intake);
    const household = await this.createHousehold(intake);
    const receipt = await this.open(intake, household, { acknowledged });
    await this.attachPapers(intake, receipt, household.householdId);
    return receipt;
  }

  /** What the clerk saw of duplicates and went on in spite of. @throws DuplicateApplication */
  async settle({ tx, body, county, today, members, beneficiary }: Intake): Promise<Filing['acknowledged']> {
    const { procedure, division } = body;
    return this.duplicates.settle(
      tx,
      helped(members, beneficiary),
      { county, caseId: '', procedure, division, householdId: null, today },
      { acknowledged: body.acknowledgeDuplicates === true, reason: body.acknowledgeReason },
    );
  }

  /** Writes the household. */
  createHousehold({ tx, body, county, members, now }: Intake): Promise<NewHousehold> {
    const { division, applicant } = body;
    return this.households.create(tx, { county, division, members, applicant, at: now });
  }

  /** Opens the case of a household and makes out its receipt. */
  async open(
    { tx, user, body, county, now, beneficiary }: Intake,
    household: NewHousehold,
    { acknowledged, links, choices = [] }: Opening,
  ): Promise<Receipt> {
    const { procedure, division } = body;
    const { householdId } = household;
    const { caseId, number } = await this.opener.open(tx, {
      procedure,
      division,
      householdId,
      beneficiaryId: beneficiary === null ? null : (household.personIds[beneficiary] ?? null),
      actor: actorOf(user),
      data: body.form as JsonObject,
      ...(links ? { links } : {}),
    });
    return this.receipts.issue(tx, {
      county,
      caseId,
      number,
      procedure,
      division,
      householdId,
      applicantId: household.personIds[body.applicant] ?? null,
      receivedBy: user.userId,
      receivedAt: now,
      authorisations: signaturesOf(body, household),
      acknowledged,
      choices,
    });
  }

  /** Hands the papers over to the case; the draft they were collected in has done its service. */
  async attachPapers({ tx, user, body }: Intake, { county, caseId }: Receipt, householdId: string): Promise<void> {
    const { division } = body;
    await this.documents.attach(tx, user.userId, documentsOf(body), { county, caseId, division, householdId });
    await this.drafts.received(tx, user, body.draft);
  }
}

/** What belongs to one case besides its household. */
interface Opening {
  acknowledged: Filing['acknowledged'];
  links?: NonNullable<NewCase['links']>;
  choices?: Choice[];
}

type Subject = Definition['subject'];

/** @throws MemberUnknown; BeneficiaryNotTaken for a procedure that is for the whole household */
function beneficiaryOf(
  { procedure, applicant, beneficiary }: ApplicationBody,
  subject: Subject | undefined,
  members: number,
): number | null {
  if (subject !== 'person') {
    if (beneficiary !== undefined) throw new BeneficiaryNotTaken(procedure);
    return null;
  }
  const place = beneficiary ?? applicant;
  if (place >= members) throw new MemberUnknown('beneficiary', place, members);
  return place;
}

/** Those a duplicate would help twice, each in their place: who applies for somebody else may well have a case of their own. */
const helped = (members: readonly Member[], beneficiary: number | null): Pick<Member, 'idNumber'>[] =>
  members.map(({ idNumber }, place) => ({ idNumber: beneficiary === null || beneficiary === place ? idNumber : null }));

const documentsOf = ({ documents = [], authorisations }: ApplicationBody): string[] => [
  ...new Set([...documents, ...authorisations.flatMap(({ document }) => document ?? [])]),
];

const signaturesOf = ({ authorisations }: ApplicationBody, { personIds }: NewHousehold) =>
  authorisations.map(({ member, at, document }) => ({
    person: personIds[member] ?? '',
    at,
    document: document ?? null,
  }));
