import type { Browser, Page } from 'playwright-core';
import type { CaseId } from '../stand/stand.js';
import { quantiles, type Quantiles } from './quantiles.js';
import { expectedAt, readShown, type Shown } from './shown.js';
import { read, visit } from './visitor.js';

export interface SliderFigures {
  events: number;
  /** From the key to the frame with the step, in ms. */
  painted: Quantiles;
  /** How many of the steps showed the state, the data, the tasks and the running limits of the service's own replay. */
  equal: number;
}

interface Step {
  ms: number;
  shown: Shown;
}

/** Goes through a case from its first event to its last by the keyboard and compares what it shows. */
export async function measureSlider(browser: Browser, url: string, { county, caseId }: CaseId): Promise<SliderFigures> {
  const page = await visit(browser, url, 'tongcheng.auditor');
  const path = `/api/cases/${county}/${caseId}`;
  const { events, verdict } = await read<{ events: number; verdict: { ok: boolean } }>(page, `${path}/replay?limit=1`);
  if (!verdict.ok) throw new Error('The case does not verify.');
  await page.goto(`/audit/cases/${county}/${caseId}?at=${events}`);
  await page.locator(`.timeline input[aria-valuetext^="第 ${events} 步"]`).waitFor(); // read to its end
  await page.locator('.replay-diagram svg text').first().waitFor();
  // Of the panels, the one that shows the whole case.
  await page.getByRole('tab').nth(1).click();
  await page.locator('.timeline input').focus();
  await step(page, 'ArrowLeft', events - 1); // the first of all may have to compile
  const times: number[] = [];
  let equal = 0;
  for (let seq = 1; seq <= events; seq += 1) {
    const { ms, shown } = await step(page, seq === 1 ? 'Home' : 'ArrowRight', seq);
    times.push(ms);
    if (JSON.stringify(shown) === JSON.stringify(await expectedAt(page, path, seq))) equal += 1;
  }
  await page.context().close();
  return { events, painted: quantiles(times), equal };
}

async function step(page: Page, key: string, seq: number): Promise<Step> {
  const painted = await page.evaluateHandle(whenPainted, seq);
  await page.keyboard.press(key);
  const ms = await painted.evaluate(({ after }) => after);
  return { ms, shown: await page.evaluate(readShown) };
}

/**
 * In the page: waits for a key, then for the step to stand there, until the frame after the one it is drawn in has begun. Not a
 * promise, since it has to listen before the key is pressed.
 *
 * @throws Error when it does not come
 */
function whenPainted(seq: number): { after: Promise<number> } {
  const isThere = (): boolean =>
    document.querySelector('.timeline input')?.getAttribute('aria-valuetext')?.startsWith(`第 ${seq} 步`) ?? false;
  const after = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error(`Step ${seq} is not shown.`)), 20_000);
    const listen = ({ timeStamp }: KeyboardEvent): void => {
      const frame = (): void => {
        const wasThere = isThere();
        requestAnimationFrame(() => (wasThere ? resolve(performance.now() - timeStamp) : frame()));
      };
      requestAnimationFrame(frame);
    };
    window.addEventListener('keydown', listen, { capture: true, once: true });
  });
  return { after };
}
