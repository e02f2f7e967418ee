import type { Principal } from '../../src/cases/access.js';
import type { Options } from '../options.js';
import { fill, preparePlaces } from '../reads/fill.js';
import { makeTemplates } from '../reads/templates.js';
import { startService } from '../stand/service.js';
import { form } from '../stand/form.js';
import { commandOf, type CaseId, type Stand } from '../stand/stand.js';
import { measureInbox, type InboxFigures } from './inbox.js';
import { measureSlider, type SliderFigures } from './replay.js';
import { measureSizes, type Sizes } from './sizes.js';
import { openBrowser } from './visitor.js';

export interface WebFigures {
  sizes: Sizes;
  inbox: InboxFigures;
  slider: SliderFigures;
}

const COUNTY = '421222';
const VILLAGE = '421222104201';
const EVENTS = 500;

/** The screens in a browser: what they weigh, and how soon they show what somebody has asked for. */
export async function measureWeb(stand: Stand, options: Options, report: (line: string) => void): Promise<WebFigures> {
  const handler = await stand.signIn('shadui.handler1');
  report(`a case of ${EVENTS} events`);
  const long = await longCase(stand, handler);
  await fillInbox(stand, handler, options.cases, report);
  const service = await startService(stand);
  const browser = await openBrowser();
  try {
    report('sizes');
    const sizes = await measureSizes(browser, service.url, long);
    report('filters of the inbox');
    const inbox = await measureInbox(browser, service.url, 'tongcheng.reviewer1');
    report('the slider');
    const slider = await measureSlider(browser, service.url, long);
    return { sizes, inbox, slider };
  } finally {
    await browser.close();
    await service.stop();
  }
}

/** As the executor makes it: it replays, and it verifies. */
async function longCase(stand: Stand, principal: Principal): Promise<CaseId> {
  const [one] = await stand.openCases(1, VILLAGE);
  if (!one) throw new Error('No case was opened.');
  for (let event = 2; event <= EVENTS; event += 1)
    await stand.executor.execute(commandOf(principal, one, 'NEXT', form));
  return one;
}

/** All of them wait for the same office, so that every filter and every count has the whole of them to do with. */
async function fillInbox(
  stand: Stand,
  principal: Principal,
  cases: number,
  report: (line: string) => void,
): Promise<void> {
  const { county } = await makeTemplates(stand, principal);
  await preparePlaces(stand.owner, COUNTY);
  const templates = { township: county, county, closed: county };
  await fill(stand.owner, templates, { from: 0, upTo: cases, withEvents: false }, report);
}
