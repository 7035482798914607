import type { ContentType } from '@bayon/event-contracts';
import type { Content } from './content.ts';
import type { Optimization, Suggestion } from './optimization.ts';
import { readingEase } from './reading-ease.ts';
import { wordsOf } from './words.ts';

type Text = Pick<Content, 'contentType' | 'content' | 'title' | 'keywords'>;
type Finding = Suggestion & { /** Points off 100. */ readonly cost: number };

/** How many words each kind of piece does well with. */
const goodLength: Readonly<Record<ContentType, readonly [least: number, most: number]>> = {
  'blog-post': [300, 1_500],
  'social-media': [15, 150],
  'listing-description': [80, 350],
  'market-update': [120, 800],
  'video-script': [100, 600],
  'neighborhood-guide': [250, 1_500],
};

const withHeadings: readonly ContentType[] = ['blog-post', 'market-update', 'neighborhood-guide'];

/** Words that ask the reader to do something. */
const callToAction =
  /\b(call|contact|message|text|email|e-mail|reach out|schedule|book|visit|register|sign up|subscribe|download|get in touch|let['’]s talk|comment|share|follow|dm|join|ask)\b/i;

/** Looks at a text as an editor would. Pure; 100 points, less the cost of each finding, at least 0. */
export function analyse(text: Text): Omit<Optimization, 'analysedAt'> {
  const words = wordsOf(text.content);
  const readability = readingEase(text.content);
  const density = densityOf(text.keywords, words);
  const findings = [
    ...lengthFinding(text.contentType, words.length),
    ...readabilityFinding(readability),
    ...keywordFindings(density, words.length),
    ...callToActionFinding(text),
    ...headingFinding(text),
  ];
  return {
    score: Math.max(0, 100 - findings.reduce((sum, { cost }) => sum + cost, 0)),
    readability,
    wordCount: words.length,
    keywordDensityPercent: density,
    suggestions: findings.map(({ kind, message }) => ({ kind, message })),
  };
}

function lengthFinding(contentType: ContentType, count: number): Finding[] {
  const [least, most] = goodLength[contentType];
  if (count >= least && count <= most) return [];
  const change = count < least ? `Add about ${least - count} words` : `Cut about ${count - most} words`;
  return [
    { kind: 'length', cost: 20, message: `${change}: ${least} to ${most} do well, this has ${count}.` },
  ];
}

/** 50 and more is plain English; listings and posts are read in passing. */
const readabilityFinding = (ease: number): Finding[] =>
  ease >= 50
    ? []
    : [
        {
          kind: 'readability',
          cost: ease < 30 ? 20 : 10,
          message: `Shorten sentences and words: the reading ease is ${ease} of 100, aim for 50 or more.`,
        },
      ];

function keywordFindings(density: Readonly<Record<string, number>>, words: number): Finding[] {
  return Object.entries(density).flatMap(([keyword, percent]): Finding[] => {
    if (percent === 0) return [{ kind: 'keywords', cost: 5, message: `Use “${keyword}” at least once.` }];
    // Once in a short text is no stuffing.
    if (percent > 4 && words > 50) {
      return [
        {
          kind: 'keywords',
          cost: 5,
          message: `Use “${keyword}” less often: ${percent} % of the words are it.`,
        },
      ];
    }
    return [];
  });
}

const callToActionFinding = ({ content }: Text): Finding[] =>
  callToAction.test(content)
    ? []
    : [
        {
          kind: 'call-to-action',
          cost: 15,
          message: 'Tell the reader what to do next: call, book a visit, ask.',
        },
      ];

const headingFinding = ({ contentType, content }: Text): Finding[] =>
  !withHeadings.includes(contentType) || /^#{1,6} \S/m.test(content)
    ? []
    : [{ kind: 'headings', cost: 10, message: 'Break the text up with headings.' }];

/** Per cent of the words that belong to each keyword, to one decimal; phrases count with all their words. */
function densityOf(keywords: readonly string[], words: readonly string[]): Record<string, number> {
  const text = words.map((word) => word.toLowerCase());
  return Object.fromEntries(
    keywords.slice(0, 20).map((keyword) => {
      const phrase = wordsOf(keyword).map((word) => word.toLowerCase());
      const percent = (100 * timesIn(text, phrase) * phrase.length) / Math.max(1, words.length);
      return [keyword, Math.round(10 * percent) / 10];
    }),
  );
}

/** How often a phrase occurs among words, without overlaps. */
function timesIn(words: readonly string[], phrase: readonly string[]): number {
  if (phrase.length === 0) return 0;
  let times = 0;
  for (let at = 0; at + phrase.length <= words.length; at += 1) {
    if (!phrase.every((word, place) => words[at + place] === word)) continue;
    times += 1;
    at += phrase.length - 1;
  }
  return times;
}
