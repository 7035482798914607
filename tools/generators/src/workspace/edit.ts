/** A file is not in the shape that an edit relies on. The message says what it lacks. */
export class NotInShape extends Error {
  override readonly name = 'NotInShape';
}

/** The list or object that begins with `opening` and ends with the next `closing`, with one more element at its end. */
export function withElement(text: string, opening: string, closing: string, element: string): string {
  const from = placeOf(text, opening) + opening.length;
  const to = placeOf(text, closing, from);
  const body = text.slice(from, to);
  const code = body.replace(/\/\/.*$/gm, '').trimEnd();
  const separator = code === '' || code.endsWith(',') ? '' : ',';
  return `${text.slice(0, from)}${body.trimEnd()}\n${separator}${element},\n${text.slice(to)}`;
}

/** One more member at the end of a union type that is written in one statement. */
export function withMember(text: string, type: string, member: string): string {
  const from = placeOf(text, `export type ${type} =`);
  const to = placeOf(text, ';', from);
  return `${text.slice(0, to)} | ${member}${text.slice(to)}`;
}

/** One more name among those imported from a module, in their order; the import itself where there is none. */
export function withImportedName(text: string, name: string, module: string): string {
  const found = new RegExp(`import \\{([^}]*)\\} from '${module}';`).exec(text);
  if (!found) return `import { ${name} } from '${module}';\n${text}`;
  const names = [...(found[1] ?? '').split(','), name].map((one) => one.trim()).filter((one) => one !== '');
  const sorted = names.sort((one, other) => bare(one).localeCompare(bare(other)));
  return text.replace(found[0], () => `import { ${sorted.join(', ')} } from '${module}';`);
}

const bare = (name: string): string => name.replace(/^type /, '');

/** One more import from a file beside, in the order of their paths. */
export function withImport(text: string, name: string, path: string): string {
  const statement = `import { ${name} } from '${path}';\n`;
  const imports = [...text.matchAll(/^import [^;]*?from '([^']+)';\n/gm)];
  const next = imports.find(([, from = '']) => from.startsWith('./') && from > path);
  const last = imports.at(-1);
  const at = next?.index ?? (last ? last.index + last[0].length : 0);
  return `${text.slice(0, at)}${statement}${text.slice(at)}`;
}

/** One more line in a file of lines that are in their order. */
export const withSortedLine = (text: string, line: string): string =>
  `${[...text.trimEnd().split('\n'), line].sort().join('\n')}\n`;

function placeOf(text: string, what: string, from = 0): number {
  const place = text.indexOf(what, from);
  if (place < 0) throw new NotInShape(`there is no “${what}” where it is looked for`);
  return place;
}
