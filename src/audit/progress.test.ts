import { progressOf } from './progress.js';

function progress(isTTY: boolean) {
  const written: string[] = [];
  let now = 0;
  const say = progressOf({ isTTY, write: (text) => written.push(text) }, () => now);
  return (seconds: number, events: number) => {
    now = seconds;
    say(events);
    return written;
  };
}

describe('the progress of a verification', () => {
  it('is one line on a terminal, written over each time', () => {
    const at = progress(true);
    at(1, 1_000);
    expect(at(2, 3_000)).toEqual(['\r1000 events, 1000/s', '\r3000 events, 1500/s']);
  });

  it('is a line every ten seconds in a log', () => {
    const at = progress(false);
    for (const seconds of [1, 9, 10, 12, 19]) at(seconds, seconds * 500);
    expect(at(20, 10_000)).toEqual(['5000 events, 500/s\n', '10000 events, 500/s\n']);
  });
});
