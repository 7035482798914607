/** What stands between cells. */
export type Delimiter = ',' | ';' | '\t';

const delimiters: readonly Delimiter[] = [',', ';', '\t'];

/**
 * What stands between the cells of a table: the one of which its header has most. Excel may say it in a first line of its
 * own (`sep=;`).
 *
 * @returns also how many lines to skip before the header
 */
export function delimiterOf(text: string): { readonly delimiter: Delimiter; readonly skip: number } {
  const [said] = /^sep=[,;\t]/i.exec(text) ?? [];
  if (said !== undefined) return { delimiter: said.at(-1) as Delimiter, skip: 1 };
  const header = (/\S.*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => header.split(delimiter).length;
  return {
    delimiter: delimiters.reduce((best, one) => (count(one) > count(best) ? one : best)),
    skip: 0,
  };
}
