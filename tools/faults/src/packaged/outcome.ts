import type { Items } from '@bayon/function-host';
import { idOf, type SentEntry } from '@bayon/scripted-bus';
import { type Period, withoutClock } from './without-clock.ts';

/** All that some events have led to, in a form that is the same whenever the same has come of them. */
export interface Outcome {
  /** Each item as JSON, by its table and key; several where only the clock tells keys apart. */
  readonly items: ReadonlyMap<string, readonly string[]>;
  /** Source, type and detail of what was published, by source, type and id, each event once. */
  readonly events: ReadonlyMap<string, string>;
}

/**
 * What differs each time though nothing else does:
 * - `rev` is drawn by chance with each put;
 * - `receipt` is the delivery that settled an event: which of several copies is first is chance;
 * - `envelopeId` and `envelopeTime` are what EventBridge said of that copy;
 * - `hash` is audit's of an event with the times in it.
 */
const drawn = new Set(['rev', 'receipt', 'envelopeId', 'envelopeTime', 'hash']);

/**
 * How long a job took, or will take, and audit's count of the bytes of the events that say so: in an item, in an
 * event, and in an event that an item keeps as text.
 */
const measured = /(\\*"(?:generationTime|estimatedTimeRemaining|size)\\*":)(?:[\d.]+|\{"N":"[\d.]+"\})/g;

/** @param jobs whether some of the work were jobs, which measure how long they take */
export function outcomeOf(
  items: Items,
  entries: readonly SentEntry[],
  { jobs, ...period }: Period & { readonly jobs: boolean },
): Outcome {
  const plain = (value: unknown) => {
    const text = withoutClock(JSON.stringify(value, sorted), period);
    return jobs ? text.replace(measured, (_, name: string) => `${name}0`) : text;
  };
  const byKey = new Map<string, string[]>();
  for (const [key, item] of items) {
    const name = withoutClock(key, period);
    byKey.set(name, [...(byKey.get(name) ?? []), plain(item)].sort());
  }
  return {
    items: byKey,
    events: new Map(
      entries.map((entry) => [
        [entry.Source, entry.DetailType, idOf(entry)].join(' '),
        plain(JSON.parse(entry.Detail)),
      ]),
    ),
  };
}

/** Attributes come in no particular order. */
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).filter(([name]) => !drawn.has(name));
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
