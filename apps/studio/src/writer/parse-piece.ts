import { maxContent, maxTitle } from '@bayon/event-contracts';
import { objectIn, withoutReasoning } from '@bayon/publisher/model-answers';
import { cutAtSentence, upToSentenceEnd } from './cut-at-sentence.ts';
import { PassingFailure } from './passing-failure.ts';

const firstRemark = /^(?:sure|certainly|of course|absolutely|okay|here(?:[’']s| is| are))\b.*[:!.]$/iu;
const lastRemark =
  /^(?:let me know if you(?:[’']d| would) like (?:me|any|changes|a )|i hope this (?:helps|meets|works)|would you like me to)\b/iu;
/** `# Title`, which may stand behind a line or two. */
const heading = /^#\s+(\S.*)$/u;
/** What is a title in the first line only: `## Title`, `**Title**`, `Title: A title`, `**Title:** A title`. */
const firstTitles = [
  /^(?:#{1,6}\s+)?(?:\*\*|__)?(?:title|headline|titel|überschrift)\s*:\s*(?:\*\*|__)?\s*(\S.*)$/iu,
  /^#{2,6}\s+(\S.*)$/u,
  /^(\*\*(?=\S)(?:(?!\*\*).)+\*\*|__(?=\S)(?:(?!__).)+__)$/u,
];
/** A word before the text that says that it is the text. */
const label = /^(?:\*\*|__)?(?:content|body|text|inhalt)\s*:\s*(?:\*\*|__)?\s*/iu;
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

/** The line of the title, and the title. */
function titleLine(lines: readonly string[]): { readonly place: number; readonly title: string } {
  const filled = lines.flatMap((line, place) => (line.trim() === '' ? [] : [{ line: line.trim(), place }]));
  const spoken = filled.filter(({ line }) => !firstRemark.test(line));
  const [first] = spoken;
  const named = firstTitles.map((form) => form.exec(first?.line ?? '')?.[1]).find(Boolean);
  if (first && named) return { place: first.place, title: titleOf(named) };
  // A `# ` further down is a section of a piece that has no title.
  const found = filled.slice(0, 3).find(({ line }) => heading.test(line));
  return { place: found?.place ?? -1, title: titleOf(heading.exec(found?.line ?? '')?.[1] ?? '') };
}

/** The piece as lines, if the answer is a JSON object with one, as models like to answer that were asked for a title. */
function linesIn(answer: string): readonly string[] {
  const { title, content, body, text } = objectIn(answer) ?? {};
  const written = [content, body, text].find((one): one is string => typeof one === 'string');
  if (written === undefined) return unfenced(withoutReasoning(answer).split('\n'));
  const heads =
    typeof title === 'string' && title.trim() !== '' ? [`# ${title.replace(/\s+/gu, ' ').trim()}`, ''] : [];
  return [...heads, ...clean(written).split('\n')];
}

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
  const lines = linesIn(withoutReasoning(clean(text)));
  const { place, title: found } = titleLine(lines);
  const body = withoutRemarks(lines.slice(place + 1).join('\n')).replace(place < 0 ? '' : label, '');
  const content = cutAtSentence(complete ? body : upToSentenceEnd(body), maxContent);
  if (content === '') throw new PassingFailure('The model answered without text');
  const title = found || titleOf(clean(fallbackTitle));
  return { title: cutAtSentence(title, maxTitle) || 'Untitled', content };
}
