import { get, type GetRead, put, type Write } from '@bayon/publisher/rule';
import { keys, recommendationIndex } from './keys.ts';
import { type Advice, onceEach, type Recommendation, recommendationId, shownDays } from './recommendation.ts';
import { isNewer, type Version } from './version.ts';

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
