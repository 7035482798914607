interface Reading {
  readonly searchEngine: string;
  readonly competitorId?: string | undefined;
  readonly newRank: number | null;
  readonly at: string;
}

/** Beyond the first hundred: drawn below them. */
const unranked = 101;

/** Readings as lines over days: the agent's own first, then each competitor's, by search engine where there are several. */
export function seriesOf(
  readings: readonly Reading[],
  names: ReadonlyMap<string, string>,
): {
  readonly points: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
} {
  const engines = new Set(readings.map(({ searchEngine }) => searchEngine));
  const nameOf = ({ competitorId, searchEngine }: Reading) => {
    const who = competitorId === undefined ? 'You' : (names.get(competitorId) ?? 'A competitor');
    return engines.size > 1 ? `${who} on ${searchEngine}` : who;
  };
  const oldestFirst = [...readings].sort((a, b) => a.at.localeCompare(b.at));
  const points = [...new Set(oldestFirst.map(({ at }) => at.slice(0, 10)))];
  const lines = Map.groupBy(oldestFirst, nameOf);
  const series = [...lines].map(([name, some]) => {
    // The last reading of a day counts.
    const byDay = new Map(some.map(({ at, newRank }) => [at.slice(0, 10), newRank ?? unranked]));
    return { name, values: points.map((day) => byDay.get(day) ?? null) };
  });
  return { points, series: series.sort((a, b) => Number(isOwn(b)) - Number(isOwn(a))) };
}

const isOwn = ({ name }: { readonly name: string }) => name.startsWith('You');
