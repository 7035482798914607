import { describe, expect, it } from 'vitest';
import { NotInShape, withElement, withImport, withImportedName, withMember, withSortedLine } from './edit.ts';

const tight = (text: string) => text.replace(/\s+/g, ' ');

describe('an element', () => {
  it.each([
    ['const a = [] as const;', 'const a = [ X, ] as const;'],
    ['const a = [A] as const;', 'const a = [A ,X, ] as const;'],
    ['const a = [\n  A,\n] as const;', 'const a = [ A, X, ] as const;'],
    [
      'const a = [\n  A,\n  // of B, and C,\n  B\n  // the end\n] as const;',
      'const a = [ A, // of B, and C, B // the end ,X, ] as const;',
    ],
  ])('comes to the end of %j', (text, expected) => {
    expect(tight(withElement(text, 'const a = [', '] as const', 'X'))).toBe(expected);
  });

  it('is not put where the list is not', () => {
    expect(() => withElement('const b = []', 'const a = [', ']', 'X')).toThrow(NotInShape);
    expect(() => withElement('const a = [', 'const a = [', ']', 'X')).toThrow('there is no “]”');
  });
});

it('a member comes to the end of a union', () => {
  expect(withMember("export type S =\n  | 'a'\n  | 'b';\nrest;", 'S', "'c'")).toBe(
    "export type S =\n  | 'a'\n  | 'b' | 'c';\nrest;",
  );
});

describe('an import', () => {
  it.each([
    ["import { A, type B, D } from 'm';", "import { A, type B, C, D } from 'm';"],
    ["import {\n  A,\n  D,\n} from 'm';", "import { A, C, D } from 'm';"],
    ["import { A } from 'n';", "import { C } from 'm';\nimport { A } from 'n';"],
  ])('takes one more name: %j', (text, expected) => {
    expect(withImportedName(text, 'C', 'm')).toBe(expected);
  });

  it.each([
    ["import { A } from './a.ts';\nimport {\n  D,\n} from './d.ts';\n\nrest\n", 1],
    ["import type { X } from 'x';\nimport { A } from './a.ts';\n\nrest\n", 2],
    ["import type { X } from '../x.ts';\n\nrest\n", 1],
    ['rest\n', 0],
  ])('of a file comes to its place: %j', (text, place) => {
    const statement = "import { C } from './c.ts';";
    const lines = withImport(text, 'C', './c.ts').split('\n');
    expect(lines.indexOf(statement)).toBe(place);
    expect(lines.filter((line) => line !== statement).join('\n')).toBe(text);
  });
});

it('a line comes to its place among lines in their order', () => {
  expect(withSortedLine('a\nc\n', 'b')).toBe('a\nb\nc\n');
});
