import { maxContent, maxTitle } from '@bayon/event-contracts';
import { cutAtSentence, upToSentenceEnd } from './cut-at-sentence.ts';
import { PassingFailure } from './passing-failure.ts';

const firstRemark = /^(?:sure|certainly|of course|absolutely|okay|here(?:[’']s| is| are))\b.*[:!.]$/iu;
const lastRemark =
  /^(?:let me know if you(?:[’']d| would) like (?:me|any|changes|a )|i hope this (?:helps|meets|works)|would you like me to)\b/iu;
const heading = /^#\s+(\S.*)$/u;
const fence = /^(?:```|~~~)[\w-]*$/u;

/** Line ends as `\n`; no control characters; every character whole. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '');

/** Without a fence around the piece: only one that opens before the text has begun is not part of it. */
function unfenced(lines: readonly string[]): readonly string[] {
  const open = lines.findIndex((line) => line.trim() !== '' && !firstRemark.test(line.trim()));
  if (open < 0 || !fence.test((lines[open] ?? '').trim())) return lines;
  const rest = lines.slice(open + 1);
  const close = rest.findLastIndex((line) => fence.test(line.trim()));
  return close < 0 ? rest : rest.slice(0, close);
}

/** Without a remark to the person who asked, such as “Sure, here is your post:”. */
function withoutRemarks(text: string): string {
  const lines = text.trim().split('\n');
  if (firstRemark.test((lines[0] ?? '').trim())) lines.shift();
  if (lastRemark.test((lines.at(-1) ?? '').trim())) lines.pop();
  return lines.join('\n').trim();
}

const titleOf = (line: string): string =>
  line
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/ #+$/u, '')
    .replace(/\*\*|__/gu, '')
    .replace(/^["“](.*)["”]$/u, '$1')
    .trim();

/**
 * Reads a model's answer as a piece, however little it kept to the form it was asked for.
 *
 * @param fallbackTitle taken where the answer has none; not empty
 * @param complete false when the model was cut off: the piece then ends with its last whole sentence
 * @throws PassingFailure when there is no text in the answer
 */
export function parsePiece(
  text: string,
  { fallbackTitle, complete }: { readonly fallbackTitle: string; readonly complete: boolean },
): { readonly title: string; readonly content: string } {
  const lines = unfenced(clean(text).split('\n'));
  // A `# ` further down is a section of a piece that has no title.
  const first = lines.filter((line) => line.trim() !== '').slice(0, 3);
  const place = lines.findIndex((line) => first.includes(line) && heading.test(line.trim()));
  const body = withoutRemarks(lines.slice(place + 1).join('\n'));
  const content = cutAtSentence(complete ? body : upToSentenceEnd(body), maxContent);
  if (content === '') throw new PassingFailure('The model answered without text');
  const title =
    titleOf(heading.exec((lines[place] ?? '').trim())?.[1] ?? '') || titleOf(clean(fallbackTitle));
  return { title: cutAtSentence(title, maxTitle) || 'Untitled', content };
}
