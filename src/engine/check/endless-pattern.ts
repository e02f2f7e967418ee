import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** What is repeated so few times, and always as often, can be read in few ways; a text of a form is short. */
const FEW = 5;

/**
 * Whether comparing a text with this regular expression can take longer than anybody waits: a repetition of what can be read in
 * several ways, as in `(a+)+` or `(a|a)*`, doubles the ways with every character. Some that would be harmless count as well.
 *
 * @param pattern one that compiles with the flag `u`, as the patterns of forms do
 */
export const isEndless = (pattern: string): boolean =>
  isRepeatedAmbiguity(new RegExpParser().parsePattern(pattern, undefined, undefined, { unicode: true }));

function isRepeatedAmbiguity(node: AST.Node): boolean {
  const isRepeated = node.type === 'Quantifier' && (node.max > FEW || (node.max > 1 && node.min < node.max));
  return (isRepeated && isAmbiguous(node.element)) || partsOf(node).some(isRepeatedAmbiguity);
}

/** Whether the same text can be read as this in several ways. */
function isAmbiguous(node: AST.Node): boolean {
  const hasLengths = node.type === 'Quantifier' && node.min < node.max;
  const hasAlternatives = 'alternatives' in node && node.alternatives.length > 1;
  return hasLengths || hasAlternatives || partsOf(node).some(isAmbiguous);
}

function partsOf(node: AST.Node): readonly AST.Node[] {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives;
    case 'Assertion':
      return 'alternatives' in node ? node.alternatives : [];
    case 'Alternative':
      return node.elements;
    case 'Quantifier':
      return [node.element];
    default:
      return [];
  }
}
