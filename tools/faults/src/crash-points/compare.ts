import { isDeepStrictEqual } from 'node:util';
import type { Items } from '@bayon/function-host';
import type { Effects, Frame, Published } from './effects.ts';
import { difference, type Span, type Spans, withoutTimes } from './same.ts';

/** What a run left behind. */
export interface Aftermath extends Effects {
  readonly items: Items;
  readonly span: Span;
}

/** How a disturbed run differs from an undisturbed one on the same ground. None: as if nothing had happened. */
export function differences(expected: Aftermath, actual: Aftermath, ground: Items): string[] {
  const spans = { expected: expected.span, actual: actual.span };
  return [
    ...itemDifferences(expected.items, actual.items, ground, spans),
    ...eventDifferences(expected.published, actual.published, spans),
    ...frameDifferences(expected.frames, actual.frames, spans),
    ...actual.deadLetters.map((body) => `a dead letter: ${body.slice(0, 300)}`),
  ];
}

/**
 * What realtime notes of a message that came back: whom it had reached. It is of use to that message's next delivery
 * alone, and expires; a run in which no message came back has none.
 */
const isNoteOfDelivery = (name: string) => /"MESSAGE#[^"]*"\},\{"S":"REACHED"/.test(name);

function itemDifferences(expected: Items, actual: Items, ground: Items, spans: Spans): string[] {
  const left = [...actual.keys()].filter((name) => !isNoteOfDelivery(name)).toSorted();
  const found: string[] = [];
  const missing: string[] = [];
  const compare = (name: string, other: string): void => {
    left.splice(left.indexOf(other), 1);
    const [one, two] = [expected.get(name), actual.get(other)];
    const before = ground.get(name);
    const untouched = before !== undefined && isDeepStrictEqual(one, before);
    const differs = untouched
      ? difference(one, two, spans)
      : difference(withoutRevision(one), withoutRevision(two), spans);
    if (differs !== undefined) found.push(`${name} ${differs}`);
  };
  for (const name of expected.keys()) {
    if (isNoteOfDelivery(name)) continue;
    if (left.includes(name)) compare(name, name);
    else missing.push(name);
  }
  // A key may hold a time of the run's own.
  for (const name of missing.toSorted()) {
    const other = left.find((one) => withoutTimes(one) === withoutTimes(name) && !expected.has(one));
    if (other === undefined) found.push(`missing: ${name}`);
    else compare(name, other);
  }
  return [...found, ...left.map((name) => `should not be: ${name}`)];
}

/** The revision of an item is drawn anew with each put, so that no two are alike; that there is one is compared. */
const withoutRevision = (item: unknown): unknown => {
  const { rev, ...rest } = item as Readonly<Record<string, unknown>>;
  return { ...rest, hasRevision: rev !== undefined };
};

function eventDifferences(
  expected: readonly Published[],
  actual: readonly Published[],
  spans: Spans,
): string[] {
  const wanted = new Map(expected.map((event) => [event.id, event]));
  const ids = new Set(actual.map(({ id }) => id));
  return [
    ...expected
      .filter(({ id }) => !ids.has(id))
      .map(({ id, detailType }) => `not published: ${detailType} ${id}`),
    ...actual.flatMap((event) => {
      const other = wanted.get(event.id);
      const name = `${event.detailType} ${event.id}`;
      if (other === undefined) return [`should not be published: ${name}`];
      const differs = difference(other, event, spans);
      return differs === undefined ? [] : [`published ${name} ${differs}`];
    }),
  ];
}

/** Each connection gets each frame at least once, and no other. */
function frameDifferences(expected: readonly Frame[], actual: readonly Frame[], spans: Spans): string[] {
  const isSame = (one: Frame, other: Frame) => difference(one, other, spans) === undefined;
  return [
    ...expected
      .filter((frame) => !actual.some((other) => isSame(frame, other)))
      .map(({ connectionId, text }) => `not posted to ${connectionId}: ${text}`),
    ...actual
      .filter((frame) => !expected.some((other) => isSame(other, frame)))
      .map(({ connectionId, text }) => `should not be posted to ${connectionId}: ${text}`),
  ];
}
