/** What an analysis of the text found. */
export interface Optimization {
  /** 0 to 100. */
  readonly score: number;
  /** Flesch reading ease, 0 (hard) to 100 (easy). */
  readonly readability: number;
  readonly wordCount: number;
  /** Per cent of the words that belong to each keyword. */
  readonly keywordDensityPercent: Readonly<Record<string, number>>;
  readonly suggestions: readonly Suggestion[];
  /** ISO 8601 UTC */
  readonly analysedAt: string;
}

export interface Suggestion {
  readonly kind: 'length' | 'readability' | 'keywords' | 'call-to-action' | 'headings';
  /** For the user to read. */
  readonly message: string;
}
