import { isTooComplex } from './wildcard-complexity.ts';

/**
 * Compiles a wildcard: `*` stands for any characters, `\*` and `\\` for themselves. Throws a plain `Error`
 * with AWS's reason. Matching takes the literal parts from left to right, so it is linear: no backtracking
 * that a long value could blow up.
 */
export function wildcardMatcher(pattern: string): (value: string) => boolean {
  const literals = literalsOf(pattern);
  if (isTooComplex(literals))
    throw new Error(
      'Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character',
    );
  const [head = '', ...rest] = literals;
  const tail = rest.pop();
  if (tail === undefined) return (value) => value === head;
  return (value) => {
    if (value.length < head.length + tail.length) return false;
    if (!value.startsWith(head) || !value.endsWith(tail)) return false;
    const end = value.length - tail.length;
    let at = head.length;
    for (const literal of rest) {
      const found = value.indexOf(literal, at);
      if (found < 0 || found + literal.length > end) return false;
      at = found + literal.length;
    }
    return true;
  };
}

/** The literal parts between the stars: `a*b` → `['a', 'b']`, `*` → `['', '']`. */
function literalsOf(pattern: string): string[] {
  const literals: string[] = [];
  let literal = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === '\\') {
      at += 1;
      const escaped = pattern.charAt(at);
      if (escaped !== '*' && escaped !== '\\') throw new Error(`Invalid escape character at pos ${at - 1}`);
      literal += escaped;
    } else if (character === '*') {
      if (pattern.charAt(at + 1) === '*') throw new Error(`Consecutive wildcard characters at pos ${at}`);
      literals.push(literal);
      literal = '';
    } else literal += character;
  }
  return [...literals, literal];
}
