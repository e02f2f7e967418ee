import type { Refused } from './faults.js';
import type { Language } from './options.js';
import type { Text } from './text.js';

/** Somebody who acts in the story, as its lines name them. */
export interface Named {
  label: Text;
}

const PAINTS = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
type Paint = keyof typeof PAINTS;

const NO_DATE = ' '.repeat('2017-04-05'.length);
const LINE = '─'.repeat(72);

/** Prints the story: one line per step in Chinese, its English below; colours only for eyes. */
export class Teller {
  constructor(
    private readonly out: NodeJS.WritableStream & { isTTY?: boolean },
    private readonly language: Language,
    private readonly quiet: boolean,
    private readonly coloured = out.isTTY === true && process.env['NO_COLOR'] === undefined,
  ) {}

  /** Opens an act. */
  heading(title: Text): void {
    this.write('');
    this.write(this.paint(LINE, 'dim'));
    this.both(title, 'bold');
    this.write(this.paint(LINE, 'dim'));
  }

  /** One step: the service's date, who, what, and what followed from it. */
  step(date: string, who: Named, what: Text, followed: Text | null): void {
    if (this.quiet) return;
    this.dated(date, (language, paint) => {
      const colon = language === 'zh' ? '：' : ': ';
      const after = followed ? ` ${paint('→', 'green')} ${followed[language]}` : '';
      return `${paint(who.label[language], 'cyan')}${colon}${what[language]}${after}`;
    });
  }

  /** Somebody tried what the law does not allow, and in whose words they were stopped. */
  refused(date: string, who: Named, tried: Text, { code, sentence }: Pick<Refused, 'code' | 'sentence'>): void {
    this.dated(date, (language, paint) => {
      const [colon, dash, no] = language === 'zh' ? ['：', '——', '被拒绝'] : [': ', ' — ', 'refused'];
      const whom = paint(who.label[language], 'cyan');
      return `${paint('✗', 'red')} ${whom}${colon}${tried[language]}${dash}${paint(no, 'red')}${colon}${sentence[language]} [${code}]`;
    });
  }

  /** What the reader should know beside the steps. */
  note(what: Text): void {
    if (!this.quiet) this.dated(NO_DATE, (language, paint) => paint(what[language], 'yellow'));
  }

  /** A paper, as it is: quoted, in the language it was written in. */
  paper(lines: readonly string[]): void {
    if (this.quiet) return;
    for (const line of lines) this.write(`            ${this.paint('│', 'dim')} ${line}`);
  }

  /** Printed whether or not the story is told quietly. */
  verdict(holds: boolean, what: Text): void {
    this.dated(NO_DATE, (language, paint) => `${holds ? paint('✓', 'green') : paint('✗', 'red')} ${what[language]}`);
  }

  /** Beneath a Chinese line the English one is dimmed as a whole, without colours of its own. */
  private dated(
    date: string,
    line: (language: 'zh' | 'en', paint: (what: string, paint: Paint) => string) => string,
  ): void {
    const coloured = (what: string, paint: Paint): string => this.paint(what, paint);
    const first = this.language === 'en' ? 'en' : 'zh';
    this.write(`${this.paint(date, 'dim')}  ${line(first, coloured)}`);
    if (this.language === 'both')
      this.write(
        `${NO_DATE}  ${this.paint(
          line('en', (what) => what),
          'dim',
        )}`,
      );
  }

  private both({ zh, en }: Text, paint: Paint): void {
    if (this.language !== 'en') this.write(this.paint(zh, paint));
    if (this.language !== 'zh') this.write(this.paint(en, paint));
  }

  private paint(what: string, paint: Paint): string {
    return this.coloured ? `\x1b[${PAINTS[paint]}m${what}\x1b[0m` : what;
  }

  private write(line: string): void {
    this.out.write(`${line}\n`);
  }
}
