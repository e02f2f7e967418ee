import { readOptions, UsageRefused } from './options.js';

describe('what the story is told', () => {
  it('asks the service that the same shell has started', () => {
    expect(readOptions([], {})?.url).toBe('http://127.0.0.1:8420');
    expect(readOptions([], { PORT: '4391' })?.url).toBe('http://127.0.0.1:4391');
    expect(readOptions(['--url', 'https://yimen.example/'], { PORT: '4391' })?.url).toBe('https://yimen.example');
  });

  it('refuses what it does not know', () => {
    for (const args of [['--url', 'nowhere'], ['--lang', 'fr'], ['--fast'], ['extra']])
      expect(() => readOptions(args, {})).toThrow(UsageRefused);
    expect(readOptions(['--help'], {})).toBeNull();
  });
});
