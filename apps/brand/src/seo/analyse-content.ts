import type { DetailOf, SeoAnalysisRequested, SeoRecommendation } from '@bayon/event-contracts';
import { counted, shortened } from '../presence/sentence.ts';
import { plain } from '../nap/plain.ts';

/** What a search engine would make of a piece. */
export interface ContentAnalysis {
  /** 0 to 100: what is left of 100 after the loss of each thing that could be better. */
  readonly score: number;
  readonly titleLength: number;
  readonly wordCount: number;
  readonly keywords: readonly KeywordUse[];
}

export interface KeywordUse {
  readonly keyword: string;
  readonly inTitle: boolean;
  /** How often it is in the excerpt. */
  readonly inExcerpt: number;
}

type Request = Omit<DetailOf<typeof SeoAnalysisRequested>, 'userId' | 'contentId'>;
type Piece = Request & { readonly analysis: Omit<ContentAnalysis, 'score'>; readonly excerptWords: number };

interface Check {
  readonly kind: string;
  readonly priority: SeoRecommendation['priority'];
  /** What could be better, or undefined where it is fine. */
  readonly advice: (piece: Piece) => string | undefined;
}

const losses: Readonly<Record<SeoRecommendation['priority'], number>> = { high: 25, medium: 12, low: 6 };

/** Result pages show some 60 characters of a title. */
const titleLength = { least: 30, most: 60 };
const words = { thin: 300, good: 800 };
/** A keyword that is more than every twentieth word reads as spam. */
const mostDense = 0.05;

const checks: readonly Check[] = [
  {
    kind: 'no-keywords',
    priority: 'high',
    advice: ({ keywords }) =>
      keywords.length === 0 ? 'Choose one to three keywords that a client would search for.' : undefined,
  },
  {
    kind: 'title-keyword',
    priority: 'high',
    advice: ({ keywords, analysis }) =>
      keywords.length > 0 && !analysis.keywords.some(({ inTitle }) => inTitle)
        ? `Use “${keywords[0] ?? ''}” in the title.`
        : undefined,
  },
  {
    kind: 'excerpt-keyword',
    priority: 'medium',
    advice: ({ keywords, analysis }) =>
      keywords.length > 0 && !analysis.keywords.some(({ inExcerpt }) => inExcerpt > 0)
        ? `Use “${keywords[0] ?? ''}” in the first paragraphs.`
        : undefined,
  },
  {
    kind: 'keyword-stuffing',
    priority: 'medium',
    advice: ({ analysis, excerptWords }) => {
      const worst = analysis.keywords.find(
        // A few words say nothing of density.
        ({ inExcerpt }) => inExcerpt > 3 && inExcerpt / excerptWords > mostDense,
      );
      return worst && `Use “${worst.keyword}” less often: it is there ${counted(worst.inExcerpt, 'time')}.`;
    },
  },
  {
    kind: 'title-short',
    priority: 'low',
    advice: ({ title }) =>
      title.length < titleLength.least
        ? `Make the title longer: ${titleLength.least} to ${titleLength.most} characters say more in results.`
        : undefined,
  },
  {
    kind: 'title-long',
    priority: 'medium',
    advice: ({ title }) =>
      title.length > titleLength.most
        ? `Shorten the title to ${titleLength.most} characters: results cut off the rest of its ${title.length}.`
        : undefined,
  },
  {
    kind: 'thin-content',
    priority: 'high',
    advice: ({ wordCount }) =>
      wordCount < words.thin
        ? `Write at least ${words.thin} words; this has ${counted(wordCount, 'word')}.`
        : undefined,
  },
  {
    kind: 'longer-content',
    priority: 'low',
    advice: ({ wordCount }) =>
      wordCount >= words.thin && wordCount < words.good
        ? `Go deeper: guides of ${words.good} words and more are found more often; this has ${wordCount}.`
        : undefined,
  },
];

/** Looks at a piece's title, keywords, length and beginning. Pure. */
export function analyseContent(request: Request): {
  readonly analysis: ContentAnalysis;
  readonly recommendations: readonly SeoRecommendation[];
} {
  const { title, keywords, wordCount, excerpt } = request;
  const facts = {
    titleLength: title.length,
    wordCount,
    keywords: keywords.map((keyword) => ({
      keyword,
      inTitle: occurrences(title, keyword) > 0,
      inExcerpt: occurrences(excerpt, keyword),
    })),
  };
  const excerptWords = plain(excerpt).split(' ').length;
  const recommendations = checks.flatMap(({ kind, priority, advice }): SeoRecommendation[] => {
    const message = advice({ ...request, analysis: facts, excerptWords });
    return message === undefined ? [] : [{ kind, message: shortened(message, 300), priority }];
  });
  const lost = recommendations.reduce((sum, { priority }) => sum + losses[priority], 0);
  return { analysis: { score: Math.max(0, 100 - lost), ...facts }, recommendations };
}

/** How often a phrase is in a text, as whole words, whatever its case and punctuation. */
function occurrences(text: string, phrase: string): number {
  const [plainText, plainPhrase] = [plain(text), plain(phrase)];
  if (plainPhrase === '') return text.split(phrase).length - 1;
  return ` ${plainText.replaceAll(' ', '  ')} `.split(` ${plainPhrase.replaceAll(' ', '  ')} `).length - 1;
}
