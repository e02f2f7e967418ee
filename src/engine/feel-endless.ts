import { parseExpression } from 'feelin';
import type { Text } from './definition.js';

/** `matches("…", "^(a+)+$")` took 13 s in a measurement; under another name they are as slow, so the mere mention counts. */
const BY_REGULAR_EXPRESSION = new Set(['matches', 'replace', 'split', 'extract']);
/** Two go over each of a household's forty members beside each; a third would multiply whatever list a form brings. */
const MOST_LOOPS = 2;

type Node = ReturnType<typeof parseExpression>['topNode'];

/**
 * What in an expression can run for ever, or null. The tree is asked and not the text: in the text a comment or a quotation
 * mark within one hides any word.
 */
export function endlessness(expression: string): Text | null {
  let found: Text | null = null;
  let loops = 0;
  parseExpression(expression, {}, undefined).iterate({
    enter: ({ name, node }) => {
      if (name === 'InExpression') loops += 1;
      found ??= faultOf(node, expression);
    },
  });
  return found ?? (loops > MOST_LOOPS ? MULTIPLIED : null);
}

const MULTIPLIED: Text = {
  zh: `一个表达式中的循环超过${MOST_LOOPS}个，可能无法结束`,
  en: `more than ${MOST_LOOPS} loops in one expression can run for ever`,
};
const CALLS_ITSELF: Text = {
  zh: '自定义函数可能无休止地调用自身',
  en: 'a function of its own can call itself for ever',
};
const OVER_A_RANGE: Text = {
  zh: '在区间上循环可能无法结束；区间只能用于比较',
  en: 'a loop over a range can run for ever; a range may only be compared with',
};
const byRegularExpression = (name: string): Text => ({
  zh: `“${name}”使用正则表达式，可能无法结束`,
  en: `"${name}" takes a regular expression, which can run for ever`,
});

function faultOf(node: Node, expression: string): Text | null {
  switch (node.name) {
    case 'VariableName': {
      const name = nameOf(node, expression);
      return BY_REGULAR_EXPRESSION.has(name) ? byRegularExpression(name) : null;
    }
    case 'FunctionDefinition':
      return CALLS_ITSELF;
    case '..':
      return isTested(node) ? null : OVER_A_RANGE;
    default:
      return null;
  }
}

/** Names may have spaces in them, and between their words whatever else is skipped over. */
const nameOf = (node: Node, expression: string): string =>
  node
    .getChildren('Identifier')
    .map(({ from, to }) => expression.slice(from, to))
    .join(' ');

/** `income in [1..3]`: a value beside a range, which nothing goes over. */
function isTested(node: Node): boolean {
  let above = node.parent;
  while (above && /^(Interval|(Simple)?PositiveUnaryTests?)$/.test(above.name)) above = above.parent;
  return above?.name === 'Comparison';
}
