import { createCanvas } from '@napi-rs/canvas';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import decodeQr from 'qr/decode.js';
import type { Test } from 'supertest';

/** A PDF as a reader sees it: read by another program than the one that wrote it. */
export interface ReadPdf {
  /** Text of each page, lines joined as they follow one another. */
  pages: string[];
  /** Points, of the first page. */
  size: { width: number; height: number };
  /** Content of the QR code on the first page, read from its picture. */
  qr(): Promise<string>;
}

const DPI = 200;

/** Has an answer's body kept as it comes. */
export const bytesOf = (answer: Test): Test =>
  answer.buffer(true).parse((response, done) => {
    const pieces: Buffer[] = [];
    response.on('data', (piece: Buffer) => pieces.push(piece));
    response.on('end', () => done(null, Buffer.concat(pieces)));
  });

export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, disableFontFace: true }).promise;
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_none, n) => pdf.getPage(n + 1)));
  const [first] = pages as [PDFPageProxy];
  const { width, height } = first.getViewport({ scale: 1 });
  return { pages: await Promise.all(pages.map(textOf)), size: { width, height }, qr: () => qrOf(first) };
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join('');
}

async function qrOf(page: PDFPageProxy): Promise<string> {
  const viewport = page.getViewport({ scale: DPI / 72 });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const canvas = createCanvas(width, height);
  await page.render({ canvas: canvas as never, viewport }).promise;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  return decodeQr({ width, height, data: new Uint8ClampedArray(data) });
}
