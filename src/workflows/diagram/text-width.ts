/*
 * How wide a text will be, without a screen to ask: widths of the characters in em. A box laid out with them must hold the text in
 * whatever sans-serif font the reader has, so they are those of a wide one.
 */
const NARROW = /[ijl.,:;'’|!()[\]·]/;
const MIDDLE = /[frtI \-/"“”]/;
const WIDE = /[mwMWGOQ%@→]/;

/** Chinese characters, their punctuation and full-width forms fill a square; Latin letters about half of one. */
function emOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x2e80) return 1;
  if (NARROW.test(character)) return 0.32;
  if (MIDDLE.test(character)) return 0.42;
  if (WIDE.test(character)) return 0.95;
  return /[A-Z]/.test(character) ? 0.74 : 0.6;
}

/** Width in pixels, rounded up. */
export function textWidth(text: string, fontSize: number): number {
  let em = 0;
  for (const character of text) em += emOf(character);
  return Math.ceil(em * fontSize);
}

/** What must not begin a line, and what must not end one. */
const CLOSING = /^[，。、；：！？）》”’,.;:!?)]/;
const OPENING = /[（《“‘(]$/;

/**
 * Breaks a text into lines: Chinese between any two characters, Latin between words. Lines are made about equally long, so that no
 * single character is left over.
 */
export function wrap(text: string, fontSize: number, widest: number): string[] {
  const bracket = text.search(/.[（(]/) + 1;
  const halves = [text.slice(0, bracket).trim(), text.slice(bracket)];
  if (bracket > 0 && textWidth(text, fontSize) > widest && halves.every((half) => textWidth(half, fontSize) <= widest))
    return halves;
  const pieces = piecesOf(text);
  const lines = Math.ceil(textWidth(text, fontSize) / widest);
  const fair = lines > 1 ? Math.min(widest, textWidth(text, fontSize) / lines + 1.2 * fontSize) : widest;
  return filled(pieces, fontSize, fair);
}

function filled(pieces: string[], fontSize: number, widest: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line && textWidth((line + piece).trimEnd(), fontSize) > widest) {
      lines.push(line.trim());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  return line.trim() ? [...lines, line.trim()] : lines;
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const piece of text.match(/[^\s\u2e80-\uffff]+\s*|\s+|[\u2e80-\uffff]/gu) ?? []) {
    const before = pieces.at(-1);
    if (before !== undefined && (CLOSING.test(piece) || OPENING.test(before)))
      pieces[pieces.length - 1] = before + piece;
    else pieces.push(piece);
  }
  return pieces;
}
