import {
  ContentGenerated,
  ContentOptimizationRequested,
  ContentUpdated,
  maxContent,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../library/keys.ts';

const world = worldForEach();

const at = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const piece = { userId: 'ada', contentId: 'c-1' };
const made = anEvent(ContentGenerated, { ...piece, title: 'T', content: 'C' }, { id: 'made', at: at(1) });
const edit = (minute: number, change: { title?: string; content?: string }, id = `edit-${minute}`) =>
  anEvent(
    ContentUpdated,
    {
      ...piece,
      title: undefined,
      changes: [
        ...('title' in change ? (['title'] as const) : []),
        ...('content' in change ? (['content'] as const) : []),
      ],
      ...change,
    },
    { id, at: at(minute) },
  );

describe('of the edits of a piece', () => {
  it.each(
    (
      [
        ['one of the title leaves the text', [edit(2, { title: 'A' })], { title: 'A', content: 'C' }],
        ['one of the text leaves the title', [edit(2, { content: 'A' })], { title: 'T', content: 'A' }],
        ['the last by time stands', [edit(2, { title: 'A' }), edit(3, { title: 'B' })], { title: 'B' }],
        [
          'for title and text each',
          [edit(3, { title: 'A' }), edit(2, { title: 'B', content: 'B' })],
          { title: 'A', content: 'B' },
        ],
        ['none older than the piece stands', [edit(0, { title: 'A' })], { title: 'T' }],
        [
          'of one millisecond the greater id',
          [edit(2, { title: 'A' }, 'a'), edit(2, { title: 'B' }, 'b')],
          { title: 'B' },
        ],
      ] as [string, ReturnType<typeof edit>[], object][]
    ).flatMap(([name, edits, expected]) => [
      [name, edits, expected] as const,
      [`${name}, whichever comes first`, edits.toReversed(), expected] as const,
    ]),
  )('%s', async (_, edits, expected) => {
    await world().take(made, ...edits);
    expect(await world().read(keys.content('ada', 'c-1'))).toMatchObject({
      ...expected,
      revisions: 1 + edits.length,
      createdAt: at(1),
      status: 'generated',
    });
  });
});

it('keeps every revision, with what it changed', async () => {
  await world().take(made, edit(2, { title: 'A' }), edit(0, { content: 'B' }));
  const { items } = await world().reads.revisions('ada', 'c-1', { limit: 10 });
  expect(items).toMatchObject([
    { at: at(2), changes: ['title'], title: 'A' },
    { at: at(1), changes: ['title', 'content'], title: 'T', content: 'C' },
    { at: at(0), changes: ['content'], content: 'B' },
  ]);
});

it('makes no row of a piece that the library does not hold: edits wait for it', async () => {
  await world().take(edit(2, { title: 'A' }), edit(3, { content: 'B' }));
  expect(await world().read(keys.content('ada', 'c-1'))).toBeUndefined();
  expect((await world().reads.list('ada', {}, { limit: 10 })).items).toEqual([]);
  expect(await world().read(keys.pendingEdits('ada', 'c-1'))).toMatchObject({
    title: 'A',
    content: 'B',
    revisions: 2,
  });
});

it('counts into the analytics of its day and asks for the analysis again', async () => {
  await world().take(made, edit(2, { title: 'A' }), edit(3, { title: 'B' }));
  expect(await world().read(keys.analyticsDay('ada', '2026-11-23'))).toMatchObject({
    updates: 2,
    contents: 1,
  });
  expect(world().published(ContentOptimizationRequested)).toHaveLength(3);
});

it('takes the longest text in any script', async () => {
  const content = 'ở'.repeat(maxContent);
  await world().take(made, edit(2, { content }));
  expect(await world().read(keys.content('ada', 'c-1'))).toMatchObject({ content });
});
