import type { AxeResults, NodeResult, Result, RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(options: RunOptions): Promise<AxeResults>;
}

/** What axe has against the page as it is now, one line for each element: rule, element, what to do about it. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: Axe }).axe.run({ resultTypes: ['violations'] }),
  );
  return violations.flatMap((violation) => violation.nodes.map((node) => lineOf(violation, node)));
}

function lineOf({ id, help }: Result, { target, html, failureSummary = '' }: NodeResult): string {
  const advice = failureSummary.split('\n').slice(1).join(';').replace(/\s+/g, ' ').trim();
  return `${id} (${help}) at ${target.join(' ')}: ${html.slice(0, 160)} -- ${advice}`;
}
