import { SeoAnalysisRequested, SeoRecommendationsGenerated } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';

const world = worldForEach();
const asked = (overrides: object = {}, id = 'asked', at = '2026-11-23T10:01:00.000Z') =>
  anEvent(SeoAnalysisRequested, { userId: 'ada', contentId: 'c-1', ...overrides }, { id, at });

it('keeps the analysis and its recommendations, and tells them', async () => {
  await world().take(asked({ wordCount: 12, keywords: [] }));
  const { items } = await world().reads.advice('ada', { limit: 10 });
  expect(items).toMatchObject([
    {
      about: 'content',
      contentId: 'c-1',
      recommendations: [{ kind: 'no-keywords' }, { kind: 'thin-content' }],
    },
  ]);
  expect(world().published(SeoRecommendationsGenerated)).toMatchObject([
    { contentId: 'c-1', subject: 'Buying your first home in Ballard this spring' },
  ]);
});

it('says nothing of a piece that is fine, but keeps its analysis', async () => {
  await world().take(asked({ keywords: ['first home'], excerpt: 'Your first home.' }));
  expect(world().published(SeoRecommendationsGenerated)).toEqual([]);
  expect((await world().reads.advice('ada', { limit: 10 })).items).toMatchObject([
    { analysis: { score: 100 }, recommendations: [] },
  ]);
});

it('keeps the newest of a piece', async () => {
  await world().take(asked({ title: 'New' }, 'new', '2026-11-23T10:05:00.000Z'), asked({ title: 'Old' }));
  expect((await world().reads.advice('ada', { limit: 10 })).items).toMatchObject([{ title: 'New' }]);
});
