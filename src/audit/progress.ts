/** In a log, a line now and then tells that it is going on. */
const SECONDS_BETWEEN_LINES = 10;

interface Output {
  isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Says how far a verification has come: in one place on a terminal, line by line elsewhere.
 *
 * @param seconds how long it has been going on
 */
export function progressOf(output: Output, seconds: () => number): (events: number) => void {
  let said = 0;
  return (events) => {
    const now = seconds();
    const text = `${events} events, ${Math.round(events / Math.max(now, 0.001))}/s`;
    if (output.isTTY) output.write(`\r${text}`);
    else if (now - said >= SECONDS_BETWEEN_LINES) {
      said = now;
      output.write(`${text}\n`);
    }
  };
}
