import { type EventBridge, idOf, type SentEntry } from '@bayon/scripted-bus';
import { randomNumbers } from '@bayon/service-testing';
import type { Case } from '../packaged/case.ts';
import { send, type Sent, wrongWith } from './sending.ts';

/** How an entry fares: it is put, fails so often and is put, or never is. */
type Fate = { readonly code: string; readonly times: number } | undefined;

/** Sent so often at most: five tries (`libs/publisher`). */
const tries = 5;

const passing = ['InternalFailure', 'InternalException', 'ThrottlingException'];
const final = ['MalformedDetail', 'NotAuthorizedForSourceException', 'AccessDeniedException'];
const passingFor = (times: number) => (place: number) => ({ code: passing[place % 3] ?? '', times });
const finally_ = (place: number) => ({ code: final[place % 3] ?? '', times: Infinity });

/** How the entries of a subset fail. */
const failures: Readonly<Record<string, (place: number) => Exclude<Fate, undefined>>> = {
  once: passingFor(1),
  twice: passingFor(2),
  'for ever': passingFor(Infinity),
  'for good': finally_,
  'each otherwise': (place) =>
    [passingFor(1), finally_, passingFor(Infinity), passingFor(2)].map((of) => of(place))[place % 4] ??
    finally_(place),
};

/** What of the subsets of each batch size is tried. */
export interface Extent {
  /** Up to this many entries every subset … */
  readonly whole: number;
  /** … beyond it so many of each size and failure, drawn by the seed. */
  readonly drawn: number;
  readonly seed: number;
}

/** Every subset of the entries of a request fails, in every way. */
export function subsetCases(bus: EventBridge, { whole, drawn, seed }: Extent): Case[] {
  const random = randomNumbers(seed);
  return Array.from({ length: 10 }, (_, index) => index + 1).flatMap((count) => {
    const masks = Array.from({ length: 2 ** count }, (_, mask) => mask);
    return Object.entries(failures).flatMap(([how, fateOf]) => {
      const chosen =
        count <= whole ? masks : Array.from({ length: drawn }, () => Math.floor(random() * masks.length));
      return chosen.map((mask): Case => {
        const marks = Array.from({ length: count }, (_, place) => (mask >> place) & 1);
        const fates = marks.map((mark, place): Fate => (mark === 1 ? fateOf(place) : undefined));
        return {
          name: `entries ${marks.map((mark) => (mark === 1 ? 'x' : '.')).join('')} fail ${how}`,
          kind: `subsets that fail ${how}`,
          run: () => sendWith(bus, fates),
        };
      });
    });
  });
}

/** More events than one request takes, by their number or by their size; any of them may fail. */
export function manyCases(bus: EventBridge, draws: number, seed: number): Case[] {
  const random = randomNumbers(seed);
  const sizes = [
    { count: 25, bytes: 100 },
    { count: 60, bytes: 1_000 },
    { count: 40, bytes: 60_000 },
  ];
  return sizes.flatMap(({ count, bytes }) =>
    Array.from({ length: draws }, (_, draw): Case => {
      const fates = Array.from({ length: count }, (_, place): Fate => {
        const all = Object.values(failures);
        return random() < 0.5 ? undefined : all[Math.floor(random() * all.length)]?.(place);
      });
      return {
        name: `${count} events of ${bytes} bytes, draw ${draw + 1}`,
        kind: `draws of ${count} events of ${bytes} bytes`,
        run: () => sendWith(bus, fates, bytes),
      };
    }),
  );
}

async function sendWith(bus: EventBridge, fates: readonly Fate[], bytes?: number): Promise<string[]> {
  bus.clear();
  const seen = new Map<string, number>();
  const codesOf = (entries: readonly SentEntry[]) =>
    entries.map((entry) => {
      const id = idOf(entry);
      const before = seen.get(id) ?? 0;
      seen.set(id, before + 1);
      const fate = fates[Number(id.slice(2))];
      return fate !== undefined && before < fate.times ? fate.code : undefined;
    });
  bus.behave((entries) => ({ codes: codesOf(entries) }));
  const sent = await send(bus, fates.length, bytes === undefined ? {} : { bytes });
  return [...wrongWith(sent, bus), ...notAsFated(sent, bus, fates, seen)];
}

/** What is on the bus, and what is named, are apart, are everything, and are what they must be; no more was sent. */
function notAsFated(
  { ids, named }: Sent,
  { onBus }: Pick<EventBridge, 'onBus'>,
  fates: readonly Fate[],
  sentTimes: ReadonlyMap<string, number>,
): string[] {
  return ids.flatMap((id, place) => {
    const fate = fates[place];
    const isLost = fate?.times === Infinity;
    const code = isLost ? fate.code : undefined;
    const times = !fate ? 1 : !isLost ? fate.times + 1 : passing.includes(fate.code) ? tries : 1;
    const put = onBus.filter((one) => one === id).length;
    return [
      ...(put === (isLost ? 0 : 1) ? [] : [`${id} is ${put} times on the bus`]),
      ...(named.get(id) === code ? [] : [`${id} is named with ${named.get(id) ?? 'nothing'}`]),
      ...(sentTimes.get(id) === times
        ? []
        : [`${id} was sent ${sentTimes.get(id) ?? 0} times, not ${times}`]),
    ];
  });
}
