import type { Finding } from '@bayon/event-contracts';
import { beginningOf } from '../beginning-of.ts';

/** A web search provider. */
export interface WebSearch {
  /**
   * What the web has on a question, the best first.
   *
   * @throws whatever went wrong, once it is no use to try again
   */
  search(question: string, signal: AbortSignal): Promise<Finding[]>;
}

/** What any provider says of a page. */
export interface WebResult {
  readonly title?: string | null | undefined;
  readonly url: string;
  readonly snippet?: string | null | undefined;
}

/** Characters. With ten findings of these an event stays well below its 64 KiB, whatever the script. */
export const maxTitle = 200;
export const maxSnippet = 500;
const maxUrl = 500;

/** Results as findings: each page once, plain text, web addresses only. */
export function findingsOf(results: readonly WebResult[], most: number): Finding[] {
  const findings = new Map<string, Finding>();
  for (const { title, url, snippet } of results) {
    const address = URL.parse(url);
    if (!address || !/^https?:$/.test(address.protocol) || address.href.length > maxUrl) continue;
    if (findings.has(address.href)) continue;
    findings.set(address.href, {
      title: beginningOf(plain(title ?? ''), maxTitle) || beginningOf(address.hostname, maxTitle),
      snippet: beginningOf(plain(snippet ?? ''), maxSnippet),
      url: address.href,
    });
  }
  return [...findings.values()].slice(0, most);
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['#39', "'"],
  ['#x27', "'"],
  ['nbsp', ' '],
]);

/** Text on one line: without the tags that providers mark matches with, without control characters. */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => entities.get(name) ?? whole)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
