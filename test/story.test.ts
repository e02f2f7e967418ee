import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createSeededDatabase } from './helpers/database.js';
import { startService, type ServiceProcess } from './helpers/service-process.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SLOW_MACHINE_MS = 180_000;

interface Told {
  code: number;
  story: string;
  complaint: string;
}

/** Runs the story as a stranger would, in a process of its own. */
const tell = (...options: string[]): Promise<Told> =>
  new Promise((resolve) => {
    const story = ['dist/cli/story.js', ...options];
    const env = { ...process.env, NODE_OPTIONS: '' };
    execFile(process.execPath, story, { cwd: ROOT, env, maxBuffer: 2 ** 24 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, story: stdout, complaint: stderr });
    });
  });

describe('the story, told to a fresh demonstration', () => {
  let service: ServiceProcess;
  let told: Told;

  beforeAll(async () => {
    const { ownerUrl } = await createSeededDatabase();
    service = await startService({ databaseUrl: ownerUrl, env: { DEMONSTRATION: 'on' } });
    told = await tell('--url', service.url);
  }, SLOW_MACHINE_MS);

  afterAll(() => service.kill('SIGKILL'));

  it('comes to its end, and every history holds', () => {
    expect(told).toMatchObject({ code: 0, complaint: '' });
    expect(told.story).toContain('故事讲完，4 个案件的历史全部通过核验');
    // Every period has a name: an identifier says nothing to a clerk.
    expect(told.story).not.toMatch(/期限[^\n]*[A-Za-z]{3,} \d{4}-\d\d-\d\d/);
    expect(told.story.match(/✓ 4212\d\d-20(17|22)-\d{6}：/g)).toHaveLength(4);
    expect(told.story).toMatch(/在第 \d+ 步（2017-04-07，.+）时：处于“审核公示”，拟保障 485\.00 元，规程 dibao@2012/);
  });

  it('shows the first family from the window to the payment', () => {
    const { story } = told;
    expect(story).toMatch(/受理编号 No\. {3}421222-2017-000001/);
    expect(story).toMatch(/待办“信息核对”×5、“入户调查”×2；期限 .*调查 2017-04-19〔第十八条〕、全程办结 2017-05-23/);
    expect(story).toContain('申请人：毛长林');
    expect(story).toMatch(/对公示提出异议：财产不实；回执/);
    expect(story).toContain('受托审批 ENTRUSTED');
    expect(story).toMatch(/随机抽查：种子 [0-9a-f]{32}/);
    expect(story).toMatch(/2017-05-02 .*在名册上看到 421222-2017-000001：485\.00 元/);
  });

  it('tells the applicant the promised day until the decision, and none afterwards', () => {
    expect(told.story).toMatch(/承诺办结 By {4}2017-05-23/);
    expect(told.story).toContain('（自 2017-04-07） → 承诺 2017-05-23 前办结，还有 31 个工作日');
    expect(told.story).toMatch(/“已纳入最低生活保障”（自 2017-04-27）$/m);
  });

  it('shows what is refused, and why', () => {
    const refusals = told.story.match(/✗ .*被拒绝：.*\[[a-z-]+\]/g) ?? [];
    expect(refusals.map((line) => /\[(.+)\]/.exec(line)?.[1])).toEqual([
      'authorisation-missing',
      'separation-of-duties',
      'not-permitted',
      'separation-of-duties',
      'separation-of-duties',
      'not-permitted',
      'separation-of-duties',
    ]);
  });

  it('undoes the cut when the reconsideration annuls it, and pays the difference', () => {
    const { story } = told;
    expect(story).toMatch(/决定减发：每月 485\.00 元减为 185\.00 元/);
    expect(story).toMatch(/同一事务内，案件 421222-2017-000001 记下第 \d+ 步“行政复议撤销”/);
    expect(story).toContain('在名册上看到 421222-2017-000001：185.00 + 300.00 元');
  });

  it('moves the end of a publicity out of the golden week, and lets the county decide where no town may', () => {
    const { story } = told;
    expect(story).toContain('逢休息日，顺延至 2017-10-09');
    expect(story).toContain('县级审批 COUNTY');
  });

  it('tells of reviews that fell due while the years passed, and pays the third family under the rules of 2021', () => {
    const { story } = told;
    expect(story.match(/：定期核查于 201[78]-\d\d-\d\d 到期/g)).toHaveLength(2);
    expect(story).toContain('dibao@2021');
    expect(story).toMatch(/2022-04-01 .*在名册上看到 421222-2022-000004：900\.00 元/);
  });

  it(
    'can be told again on the same service, where the years have passed',
    async () => {
      const again = await tell('--url', service.url, '--lang', 'en', '--quiet');
      expect(again).toMatchObject({ code: 0, complaint: '' });
      expect(again.story).toContain('clock is at 2022-04-01: acts 1 and 2 play in 2017');
      expect(again.story).toContain('The end: every history holds (1 cases)');
      expect(again.story).not.toContain('受理');
    },
    SLOW_MACHINE_MS,
  );
});

it('says how to start the service when none is there', async () => {
  const { code, complaint } = await tell('--url', 'http://127.0.0.1:9');
  expect(code).toBe(1);
  expect(complaint).toContain('npm start');
});

it('says what its options are when it does not understand one', async () => {
  const { code, complaint } = await tell('--language', 'klingon');
  expect(code).toBe(2);
  expect(complaint).toContain('--lang');
});
