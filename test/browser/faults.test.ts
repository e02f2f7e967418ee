import { expectedFaults, startSite, visit, type Site, type Visitor } from '../helpers/browser.js';

let site: Site;
let visitor: Visitor;
beforeAll(async () => {
  site = await startSite();
  visitor = await visit(site.url);
  await visitor.open('/sign-in');
});
afterAll(() => site.close());

/** Every test in a browser fails by these; here they are brought about, to see that none goes unnoticed. */
describe('what goes wrong in a browser without being seen', () => {
  it.each([
    ['an inline script', () => document.body.append(Object.assign(document.createElement('script'), { text: '1' }))],
    [
      'an inline style',
      () => document.body.append(Object.assign(document.createElement('style'), { innerText: 'a{}' })),
    ],
    [
      'a script from elsewhere',
      () => document.body.append(Object.assign(document.createElement('script'), { src: 'https://example.org/x.js' })),
    ],
    [
      'a picture from elsewhere',
      () => document.body.append(Object.assign(new Image(), { src: 'https://example.org/x.png' })),
    ],
  ])('%s is refused by the security policy, and told', async (_what, add) => {
    await visitor.page.evaluate(add);
    await visitor.page.waitForTimeout(100);
    expect(expectedFaults()).toContainEqual(expect.stringContaining('policy: '));
  });

  it.each([
    [
      'an error that nobody caught',
      () =>
        void setTimeout(() => {
          throw new Error('lost');
        }),
      'lost',
    ],
    ['a promise that nobody watched', () => void Promise.reject(new Error('broken')), 'broken'],
    ['a complaint on the console', () => console.error('complaint'), 'complaint'],
    ['a file that is not there', () => void fetch('/assets/nothing.js'), '404'],
  ])('%s is told', async (_what, act, told) => {
    await visitor.page.evaluate(act);
    await visitor.page.waitForTimeout(300);
    expect(expectedFaults()).toContainEqual(expect.stringContaining(told));
  });
});
