/** What a closed loop measured; times in milliseconds. */
export interface Measured {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  count: number;
}

/**
 * Keeps `inFlight` requests under way for `seconds`: each slot sends its next one when its last has been answered. The
 * first failure ends the measurement, since a rate of failures says nothing.
 */
export async function drive(
  inFlight: number,
  seconds: number,
  send: (slot: number) => Promise<unknown>,
): Promise<Measured> {
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  const slot = async (number: number): Promise<void> => {
    while (performance.now() < end) {
      const sent = performance.now();
      await send(number);
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, (_, number) => slot(number)));
  return summary(times, (performance.now() - start) / 1000);
}

function summary(times: number[], seconds: number): Measured {
  const sorted = times.sort((a, b) => a - b);
  const quantile = (q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
  const count = sorted.length;
  return { perSecond: count / seconds, p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99), count };
}

/** The round with the median rate stands for all. */
export function median(rounds: Measured[]): Measured {
  const sorted = [...rounds].sort((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('There was no round to take the median of.');
  return middle;
}
