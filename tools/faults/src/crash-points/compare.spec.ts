import { expect, it } from 'vitest';
import { type Aftermath, differences } from './compare.ts';

const item = (rev: string, count: string) => ({
  pk: { S: 'a' },
  sk: { S: 'b' },
  rev: { N: rev },
  count: { N: count },
});
const table = (...items: readonly (readonly [string, object])[]) => new Map<string, unknown>(items);
const event = {
  id: 'e-1',
  source: 'bayon.coagent.studio',
  detailType: 'Content Published',
  detail: '{"a":1}',
};
const frame = { connectionId: 'c-1', text: '{"seq":1}' };
const ground = table(['mine', item('7', '1')], ['theirs', item('8', '1')]);

const undisturbed: Aftermath = {
  items: table(['mine', item('100', '2')], ['theirs', item('8', '1')]),
  published: [event],
  frames: [frame],
  deadLetters: [],
  span: { from: 0, to: 1 },
};
const found = (actual: Partial<Aftermath>) => differences(undisturbed, { ...undisturbed, ...actual }, ground);

it('takes a repeated event, a repeated frame and another revision for the same', () => {
  const items = table(['mine', item('200', '2')], ['theirs', item('8', '1')]);
  expect(found({ items, published: [event, event], frames: [frame, frame] })).toEqual([]);
});

it.each<[string, Partial<Aftermath>, string]>([
  [
    'a counter',
    { items: table(['mine', item('9', '3')], ['theirs', item('8', '1')]) },
    'count.N: expected "2", found "3"',
  ],
  ['an item lost', { items: table(['theirs', item('8', '1')]) }, 'missing: mine'],
  [
    'an item too many',
    { items: new Map([...undisturbed.items, ['new', item('1', '1')]]) },
    'should not be: new',
  ],
  [
    'what was not to be touched',
    { items: new Map([...undisturbed.items, ['theirs', item('9', '1')]]) },
    'theirs rev.N',
  ],
  ['an event lost', { published: [] }, 'not published: Content Published e-1'],
  ['an event under another id', { published: [event, { ...event, id: 'e-2' }] }, 'should not be published'],
  ['an event that says otherwise', { published: [{ ...event, detail: '{"a":2}' }] }, 'detail: expected'],
  ['a frame lost', { frames: [] }, 'not posted to c-1'],
  [
    'a frame that says otherwise',
    { frames: [frame, { ...frame, text: '{"seq":2}' }] },
    'should not be posted',
  ],
  ['a dead letter', { deadLetters: ['{}'] }, 'a dead letter'],
])('finds %s', (_, actual, words) => {
  expect(found(actual)).toEqual([expect.stringContaining(words)]);
});
