import type { Phrasings } from '../voices/voice.ts';

/** One piece of advice that is true anywhere: no figures, no places, no promises. */
export interface Point {
  readonly headings: Phrasings;
  /** A paragraph. */
  readonly body: string;
  /** The same in one or two sentences, to be said aloud or posted. */
  readonly short: string;
}

/** What a topic is about, and the advice that belongs to it, in the order in which it is needed. */
export interface Theme {
  readonly points: readonly [Point, Point, Point, Point];
}
