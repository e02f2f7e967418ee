import type { Receipt } from '../answers.js';
import { CaseFile } from '../case-file.js';
import { SERVICE } from '../cast.js';
import { StoryStopped } from '../faults.js';
import { DAZHUSHAN } from '../places.js';
import type { Stage } from '../stage.js';
import { text, type Text } from '../text.js';

const PLACE = DAZHUSHAN;

/** The household complains to the county's government: a case about a case. @returns the new one, ready for decision */
export async function appeals(stage: Stage, file: CaseFile): Promise<CaseFile> {
  const learnedOn = stage.clock.today;
  await stage.clock.pass(5);
  const appeal = await isTaken(stage, file, learnedOn);
  await stage.clock.pass(1);
  await officerDoes(
    stage,
    appeal,
    { command: 'ACCEPT', data: { withinTimeLimit: true, interested: true } },
    text('受理', 'accepts it'),
  );
  await tellsMessage(stage, file, appeal, 'RECONSIDERATION_OPENED');
  await officerDoes(
    stage,
    appeal,
    { command: 'SEND_COPY' },
    text(
      '向被申请人（委托镇里审批的县民政局）发送申请书副本',
      'sends a copy to the respondent: the county bureau, which entrusted the town',
    ),
  );
  await isExamined(stage, appeal);
  return appeal;
}

async function isTaken(stage: Stage, file: CaseFile, learnedOn: string): Promise<CaseFile> {
  const officer = await stage.cast.person(`${PLACE.countyUsers}.reconsideration`);
  const form = {
    act: 'CUT',
    organ: 'GOVERNMENT',
    manner: 'oral',
    learnedOn,
    rightsTold: true,
    claims: '请求撤销减发决定：三个月的工钱不是全年的收入。',
  };
  const receipt = await officer.client.post<Receipt>(`${file.path}/linked`, {
    procedure: 'reconsideration',
    relation: 'subject',
    form,
  });
  const appeal = new CaseFile(receipt, file.watcher);
  const says = text(
    `收到对 ${file.number} 减发决定的行政复议申请，立案 ${receipt.number}`,
    `takes the application for reconsideration of the cut in ${file.number} as ${receipt.number}`,
  );
  await stage.tells(officer, appeal, says);
  return appeal;
}

async function isExamined(stage: Stage, appeal: CaseFile): Promise<void> {
  await stage.clock.pass(3);
  const reply = { evidenceSubmitted: true, reply: '核查时月收入确有九百元。' };
  await officerDoes(
    stage,
    appeal,
    { command: 'RECORD_REPLY', data: reply },
    text('登记被申请人的答复和证据', 'records the respondent’s reply and evidence'),
  );
  await stage.clock.pass(1);
  const hearing = { heldOn: stage.clock.today, manner: 'inPerson', record: '申请人说明砖厂停工情况。' };
  await officerDoes(
    stage,
    appeal,
    { command: 'RECORD_HEARING', data: hearing },
    text('当面听取申请人意见', 'hears the family in person'),
  );
  const draft = { proposal: 'ANNULLED', analysis: '以三个月的务工收入推定全年收入，主要事实不清。' };
  await officerDoes(
    stage,
    appeal,
    { command: 'SUBMIT_DRAFT', data: draft },
    text('提出审理意见：主要事实不清，应予撤销', 'submits a draft: the main facts are not established, annul'),
  );
}

/** The head of the organ annuls the cut; served, it undoes it in the same transaction. */
export async function isAnnulled(stage: Stage, file: CaseFile, appeal: CaseFile): Promise<void> {
  await stage.clock.pass(2);
  const head = await stage.cast.person(`${PLACE.countyUsers}.magistrate`);
  const documentNumber = `通政复决〔${stage.clock.today.slice(0, 4)}〕1号`;
  const decision = { documentNumber, redoWithinDays: 30, reasons: '主要事实不清，证据不足。' };
  await stage.does(
    head,
    appeal,
    { command: 'ANNUL', data: decision },
    text(`作出${documentNumber}决定：撤销减发决定`, 'decides that the cut is annulled'),
  );
  await stage.clock.pass(1);
  const delivery = { deliveredOn: stage.clock.today, manner: 'inPerson' };
  await officerDoes(
    stage,
    appeal,
    { command: 'DELIVER', data: delivery },
    text('送达复议决定书，决定生效', 'serves the decision, which takes effect'),
  );
  await tellsMessage(stage, file, appeal, 'DECISION_ANNULLED');
}

async function officerDoes(
  stage: Stage,
  appeal: CaseFile,
  deed: { command: string; data?: object },
  says: Text,
): Promise<void> {
  await stage.does(await stage.cast.person(`${PLACE.countyUsers}.reconsideration`), appeal, deed, says);
}

/** What the message did to the case complained of. @throws StoryStopped when it did not arrive */
async function tellsMessage(stage: Stage, file: CaseFile, { receipt }: CaseFile, type: string): Promise<void> {
  const event = await file.lastEvent(type);
  if (event?.actor.from?.caseId !== receipt.caseId) {
    throw new StoryStopped(
      text(`案件 ${file.number} 没有收到 ${type}。`, `Case ${file.number} did not receive ${type}.`),
    );
  }
  const says = text(
    `同一事务内，案件 ${file.number} 记下第 ${event.seq} 步“${event.title.zh}”`,
    `in the same transaction case ${file.number} has event ${event.seq}, “${event.title.en}”`,
  );
  await stage.tells(SERVICE, file, says);
}
