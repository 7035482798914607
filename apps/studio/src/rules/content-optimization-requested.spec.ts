import { ContentGenerated, ContentOptimizationRequested, ContentUpdated } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, withoutVolatile, worldForEach } from '../../test/world.ts';
import { analyse } from '../library/analyse.ts';
import { keys } from '../library/keys.ts';

const world = worldForEach();

const piece = { userId: 'ada', contentId: 'c-1' };
const made = anEvent(ContentGenerated, piece, { id: 'made', at: '2026-11-23T10:00:00.000Z' });
const asked = (id = 'asked') => anEvent(ContentOptimizationRequested, piece, { id });
const content = () => world().read(keys.content('ada', 'c-1'));

it('puts score and suggestions onto the stored piece, and changes nothing else of it', async () => {
  await world().take(made);
  const before = await content();
  await world().take(asked());
  const after = await content();
  expect(after?.optimization).toEqual({ ...analyse(made.detail), analysedAt: world().now });
  expect(withoutVolatile({ ...after, optimization: undefined })).toEqual(withoutVolatile(before!));
});

it('looks at the text as it is then, not as it was when somebody asked', async () => {
  const content = 'Call me. '.repeat(200);
  await world().take(
    made,
    anEvent(
      ContentUpdated,
      { ...piece, changes: ['content'], title: undefined, content },
      { id: 'edit', at: '2026-11-23T11:00:00.000Z' },
    ),
  );
  await world().drain();
  expect(await world().read(keys.content('ada', 'c-1'))).toMatchObject({ optimization: { wordCount: 400 } });
});

it('does nothing about a piece that the library does not hold, publishes nothing', async () => {
  await world().take(asked());
  expect((await world().items()).map(({ sk }) => sk)).toEqual(['SETTLED']);
  expect(world().bus.events).toEqual([]);
});
