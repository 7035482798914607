import { expect, it } from 'vitest';
import { treeOf, type Link } from './tree.ts';

let clock = 0;
const event = (eventId: string, causationId?: string): Link => ({
  eventId,
  ...(causationId !== undefined && { causationId }),
  time: new Date((clock += 1)).toISOString(),
});

const drawn = (events: readonly Link[]) =>
  treeOf(events).map(
    ({ event: { eventId }, branch, isOrphan }) => `${branch}${eventId}${isOrphan ? ' (orphan)' : ''}`,
  );

it('puts each event under its cause, by time, however they come', () => {
  const events = [event('a'), event('b', 'a'), event('c', 'b'), event('d', 'a'), event('e', 'd')];
  expect(drawn(events.toReversed())).toEqual(['a', '├─ b', '│  └─ c', '└─ d', '   └─ e']);
});

it('shows what has an unknown cause as a root', () => {
  expect(drawn([event('a'), event('b', 'gone'), event('c', 'b')])).toEqual(['a', 'b (orphan)', '└─ c']);
});

it('shows each event once, also where some cause each other or share an id', () => {
  expect(drawn([event('x', 'y'), event('y', 'x')])).toEqual(['x', '└─ y']);
  expect(drawn([event('self', 'self')])).toEqual(['self']);
  expect(drawn([event('twice'), event('twice'), event('child', 'twice')])).toEqual([
    'twice',
    '└─ child',
    'twice',
  ]);
});

it('draws a chain of thousands', () => {
  const chain = Array.from({ length: 2_000 }, (_, place) =>
    event(`e${place}`, place ? `e${place - 1}` : undefined),
  );
  const tree = treeOf(chain);
  expect([tree.length, tree.at(-1)?.depth]).toEqual([2_000, 1_999]);
});
