import { openSync, type Font } from 'fontkit';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import encodeQr from 'qr';

/** Noto Sans SC (OFL): tens of thousands of characters, though not every one that somebody is called by. */
const FONT_FILE = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);
const MARGIN = 36;
const SMALL = 9;
const NORMAL = 10.5;
const LABEL_WIDTH = 76;

let font: Font | undefined;
/** Read once, and only by who prints: it is ten megabytes. */
const glyphs = (): Font => (font ??= openSync(FONT_FILE) as Font);

/** Characters of a text that the font has no glyph for, each once. */
export function missingGlyphs(text: string): string[] {
  const known = glyphs();
  const isMissing = (character: string): boolean => {
    const point = character.codePointAt(0) ?? 0;
    return point > 0x20 && !known.hasGlyphForCodePoint(point);
  };
  return [...new Set(Array.from(text).filter(isMissing))];
}

/**
 * A printed paper as PDF. A character the font lacks becomes a numbered place, and the foot of the page says in words which
 * character belongs there: an empty box in somebody's name would be found out at another counter.
 */
export class Paper {
  private readonly document: PDFKit.PDFDocument;
  private readonly done: Promise<Buffer>;
  private missing: string[] = [];

  constructor({ title, size }: { title: string; size: 'A4' | 'A5' }) {
    const info = { Title: title, Creator: 'Yimen' };
    this.document = new PDFDocument({
      size,
      margin: MARGIN,
      info,
      lang: 'zh-CN',
      displayTitle: true,
      autoFirstPage: false,
    });
    this.document.registerFont('text', FONT_FILE).font('text');
    const pieces: Buffer[] = [];
    this.done = new Promise((resolve, reject) => {
      this.document.on('data', (piece: Buffer) => pieces.push(piece));
      this.document.on('end', () => resolve(Buffer.concat(pieces)));
      this.document.on('error', reject);
    });
  }

  page(heading: string): void {
    this.foot();
    this.document.addPage().font('text').fontSize(16);
    this.document.text(this.printable(heading), { align: 'center' }).moveDown(0.8);
  }

  /** A line of a form: what it is, and what it says. */
  row(label: string, text: string): void {
    const { document } = this;
    document.fontSize(NORMAL);
    const { x, y } = document;
    document.text(this.printable(label), x, y, { width: LABEL_WIDTH });
    const width = document.page.width - 2 * MARGIN - LABEL_WIDTH;
    document.text(this.printable(text), x + LABEL_WIDTH, y, { width, lineGap: 1 });
    document.x = x;
    document.moveDown(0.35);
  }

  text(text: string, { small = false }: { small?: boolean } = {}): void {
    const fitting = this.printable(text);
    this.document.fontSize(small ? SMALL : NORMAL).text(fitting === '' ? ' ' : fitting, { lineGap: small ? 1 : 3 });
  }

  /** A QR code with what it is for beside it. */
  qr(content: string, beside: string, side = 96): void {
    const { document } = this;
    const modules = encodeQr(content, 'raw', { border: 2 });
    const { x, y } = document;
    const step = side / modules.length;
    modules.forEach((row, down) =>
      row.forEach((dark, right) => {
        // A hair wider than the grid, so that no viewer shows seams between the modules.
        if (dark) document.rect(x + right * step, y + down * step, step + 0.05, step + 0.05);
      }),
    );
    document.fill('#000');
    const width = document.page.width - 2 * MARGIN - side - 12;
    document.fontSize(SMALL).text(this.printable(beside), x + side + 12, y + 8, { width, lineGap: 2 });
    document.x = x;
    document.y = Math.max(document.y, y + side + 6);
  }

  async end(): Promise<Buffer> {
    this.foot();
    this.document.end();
    return this.done;
  }

  private printable(text: string): string {
    const lacking = missingGlyphs(text);
    this.missing.push(...lacking.filter((character) => !this.missing.includes(character)));
    if (lacking.length === 0) return text;
    const place = (character: string): string => `［${this.missing.indexOf(character) + 1}］`;
    return Array.from(text, (character) => (lacking.includes(character) ? place(character) : character)).join('');
  }

  private foot(): void {
    if (this.missing.length === 0) return;
    const named = this.missing.map((character, n) => {
      const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
      return `［${n + 1}］为 U+${point}`;
    });
    this.missing = [];
    this.document.moveDown(0.5);
    this.text(`本页有字库未收的字，请对照手写：${named.join('，')}。`, { small: true });
  }
}
