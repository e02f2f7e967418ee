/** A letter as A4 paper: its first line is what it is called. */
export async function letterPaper(text: string): Promise<Buffer> {
  const [title = '', ...lines] = text.trimEnd().split('\n');
  const { Paper } = await import('../../shared/paper.js');
  const paper = new Paper({ title, size: 'A4' });
  paper.page(title);
  for (const line of lines) paper.text(line);
  return paper.end();
}
