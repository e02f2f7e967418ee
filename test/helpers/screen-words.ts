import ts from 'typescript';

/** What a room says, by key, in each language. */
export interface Words {
  file: string;
  /** The hook that gives them to a page, e.g. `useDeskWords`. */
  hook: string;
  zh: Map<string, string>;
  en: Map<string, string>;
}

/** The words that a `messages.ts` exports. */
export function wordsIn(file: string, code: string): Words[] {
  const found: Words[] = [];
  eachNode(file, code, (node) => {
    if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isCallExpression(node.initializer)) return;
    const { expression, arguments: given } = node.initializer;
    const [, texts] = given;
    if (expression.getText() !== 'words' || !texts || !ts.isObjectLiteralExpression(texts)) return;
    found.push({ file, hook: node.name.getText(), zh: textsOf(texts, 'zh'), en: textsOf(texts, 'en') });
  });
  return found;
}

function textsOf(languages: ts.ObjectLiteralExpression, language: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const entry of languages.properties) {
    if (!ts.isPropertyAssignment(entry) || entry.name.getText() !== language) continue;
    for (const word of (entry.initializer as ts.ObjectLiteralExpression).properties)
      if (ts.isPropertyAssignment(word) && ts.isStringLiteralLike(word.initializer))
        texts.set(word.name.getText().replace(/['"]/g, ''), word.initializer.text);
  }
  return texts;
}

const CHINESE = /[\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]/;

export const isChinese = (text: string): boolean => CHINESE.test(text);

/** Chinese that the code itself says: in texts and between tags. What it looks for, a pattern, is not said. */
export function chineseSaidIn(file: string, code: string): string[] {
  const said: string[] = [];
  eachNode(file, code, (node) => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node);
    if (isText && isChinese(node.text)) said.push(`${file}: ${node.text.trim()}`);
  });
  return said;
}

/** Keys as a file asks for them. */
export interface Asked {
  /** Every text in the code: a key may come by way of a table or a type. */
  texts: Set<string>;
  /** Beginnings of keys that are put together, as in t(`kind-${kind}`). */
  beginnings: Set<string>;
  /** The same for their ends, as in t(`${name}Value`). */
  ends: Set<string>;
  /** Keys written where they are asked for, with the hook they are asked of. */
  written: { hook: string; key: string }[];
}

/** What a file of the screens asks of the words. */
export function askedIn(file: string, code: string): Asked {
  const asked: Asked = { texts: new Set(), beginnings: new Set(), ends: new Set(), written: [] };
  const hooks = new Map<string, string>();
  eachNode(file, code, (node) => {
    if (ts.isStringLiteralLike(node)) asked.texts.add(node.text);
    if (ts.isTemplateHead(node) && node.text !== '') asked.beginnings.add(node.text);
    if (ts.isTemplateTail(node) && /^\w+$/.test(node.text)) asked.ends.add(node.text);
    // In `{ paid: 3 }` a name is a key as well.
    if (ts.isPropertyAssignment(node) || ts.isPropertySignature(node)) asked.texts.add(node.name.getText());
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isCallExpression(node.initializer))
      hooks.set(node.name.getText(), node.initializer.expression.getText());
    if (!ts.isCallExpression(node)) return;
    const hook = hooks.get(node.expression.getText()) ?? '';
    const [key] = node.arguments;
    if (/^use\w*Words$/.test(hook) && key) for (const text of textsIn(key)) asked.written.push({ hook, key: text });
  });
  return asked;
}

/** Of `open ? 'hide' : 'show'` both. */
function textsIn(node: ts.Expression): string[] {
  if (ts.isConditionalExpression(node)) return [...textsIn(node.whenTrue), ...textsIn(node.whenFalse)];
  return ts.isStringLiteralLike(node) ? [node.text] : [];
}

function eachNode(file: string, code: string, look: (node: ts.Node) => void): void {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const visit = (node: ts.Node): void => {
    look(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, kind));
}
