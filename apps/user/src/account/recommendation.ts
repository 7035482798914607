import { derivedId } from '@bayon/publisher';
import type { Version } from './version.ts';

export type Priority = 'low' | 'medium' | 'high';

/** Something worth doing, for a user to read. */
export interface Recommendation {
  readonly recommendationId: string;
  /** Stable for the same advice: `starter-profile`, `seo-title-keyword` */
  readonly kind: string;
  readonly message: string;
  readonly priority: Priority;
  /** What it is about, by ids and names: `{ contentId }` */
  readonly about: Readonly<Record<string, string>>;
  /** The event that gave rise to it; its time is the recommendation's. */
  readonly from: Version;
}

/** What a rule says of a recommendation. */
export interface Advice {
  readonly kind: string;
  /** What tells it from other advice of its kind. */
  readonly subject: readonly string[];
  readonly message: string;
  readonly priority: Priority;
  readonly about?: Readonly<Record<string, string>>;
}

/** Days that a recommendation is shown. */
export const shownDays = 90;

/** A list shows no more than the newest of them. */
export const maxRecommendations = 100;

/** The same advice on the same subject is one recommendation, however often it is given. */
export const recommendationId = ({ kind, subject }: Pick<Advice, 'kind' | 'subject'>): string =>
  derivedId(kind, ...subject);

/** Every piece of advice once, by its id. */
export const onceEach = (advice: readonly Advice[]): ReadonlyMap<string, Advice> =>
  new Map(advice.toReversed().map((one) => [recommendationId(one), one]));
