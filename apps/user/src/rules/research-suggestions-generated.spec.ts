import { ResearchSuggestionsGenerated } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';

const world = worldForEach();

const at = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const suggested = (minute: number, suggestions: string[], queryId = 'q-1') =>
  anEvent(
    ResearchSuggestionsGenerated,
    { userId: 'ada', queryId, suggestions },
    { id: `s-${minute}`, at: at(minute) },
  );
const recommended = async () =>
  (await world().reads.recommendations('ada', { limit: 100 }, new Date(at(9)))).items;

it('is recommended, with the question that it follows from', async () => {
  await world().take(suggested(1, ['Who pays escrow?']));
  expect(await recommended()).toMatchObject([
    {
      kind: 'research-question',
      message: 'Ask next: Who pays escrow?',
      about: { queryId: 'q-1', suggestion: 'Who pays escrow?' },
    },
  ]);
});

it('is one for each question and what it follows from, in any order', async () => {
  await world().take(suggested(2, ['a', 'b', 'a']), suggested(1, ['b', 'c']), suggested(3, ['a'], 'q-2'));
  expect((await recommended()).map(({ message, from }) => [message, from.at]).sort()).toEqual([
    ['Ask next: a', at(2)],
    ['Ask next: a', at(3)],
    ['Ask next: b', at(2)],
    ['Ask next: c', at(1)],
  ]);
});

it('may be ten of the longest', async () => {
  await world().take(
    suggested(
      1,
      Array.from({ length: 10 }, (_, n) => `${n}`.padEnd(299, '🏡')),
    ),
  );
  expect(await recommended()).toHaveLength(10);
});
