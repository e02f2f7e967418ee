import { Refused, StoryStopped } from './story/faults.js';
import { readOptions, USAGE, UsageRefused } from './story/options.js';
import { tell } from './story/tell.js';

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (!options) console.log(USAGE);
  // Seconds: the next run's people are others, whoever runs it.
  else await tell(options, Math.floor(Date.now() / 1000));
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof UsageRefused ? 2 : 1;
}

/** What the reader can understand needs no stack; anything else does. */
function explain(error: unknown): string {
  if (error instanceof UsageRefused) return `${error.message}\n\n${USAGE}`;
  if (error instanceof StoryStopped)
    return `\n故事讲不下去了：${error.sentence.zh}\nThe story stopped: ${error.sentence.en}`;
  if (error instanceof Refused) {
    const { request, status, code, sentence } = error;
    return `\n故事讲不下去了：${request} → ${status} ${code}：${sentence.zh}\nThe story stopped: ${request} → ${status} ${code}: ${sentence.en}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
