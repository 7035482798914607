/** One call to AWS, as the recorder saw it; milliseconds of one clock. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/**
 * The longest chain of calls of which each began after the one before had ended: how many round trips wait for one
 * another, however many run beside them. Taking whatever ends first leaves the most room for the rest.
 */
export function longestChain(calls: readonly Interval[]): number {
  let length = 0;
  let free = -Infinity;
  for (const { start, end } of calls.toSorted((a, b) => a.end - b.end)) {
    if (start < free) continue;
    length += 1;
    free = end;
  }
  return length;
}
