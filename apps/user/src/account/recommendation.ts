import { get, type GetRead, put, type Write } from '@bayon/publisher/rule';
import { derivedId } from '@bayon/publisher';
import { keys, recommendationIndex } from './keys.ts';
import { isNewer, type Version } from './version.ts';

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

/** Reads what is known of some advice. */
export const knownOf = (
  userId: string,
  advice: readonly Advice[],
): Readonly<Record<string, GetRead<Recommendation>>> =>
  Object.fromEntries([...onceEach(advice).keys()].map((id) => [id, get(keys.recommendation(userId, id))]));

/** Recommends: advice that was given before is renewed by a newer event, never replaced by an older one. */
export const recommend = (
  userId: string,
  advice: readonly Advice[],
  from: Version,
  known: Readonly<Record<string, Readonly<Recommendation> | undefined>>,
): Write[] =>
  [...onceEach(advice)]
    .filter(([id]) => isNewer(from, known[id]?.from))
    .map(([, one]) => recommendationWrite(userId, one, from));

export function recommendationWrite(userId: string, advice: Advice, from: Version): Write {
  const { kind, message, priority, about = {} } = advice;
  const id = recommendationId(advice);
  return put(
    keys.recommendation(userId, id),
    { recommendationId: id, kind, message, priority, about, from },
    {
      index: recommendationIndex(userId, from.at, id),
      expiresAt: Math.floor(Date.parse(from.at) / 1_000) + shownDays * 86_400,
    },
  );
}
