import {
  ContentGenerationSuggested,
  JobProgressUpdate,
  RealTimeNotification,
  ResearchSuggestionsGenerated,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { completed, forgotten, minute, noted } from '../../test/spec-events.ts';
import { worldForEach } from '../../test/world.ts';
import { keys } from '../notebook/keys.ts';
import { maxPieces } from '../notebook/knowledge.ts';

const world = worldForEach();
const types = () => world().bus.events.map((event) => event['detail-type']);
const piece = (id = 'research-q-1') => world().reads.knowledge('ada', id);
const sources = (count: number) => Array.from({ length: count }, (_, n) => `https://example.com/${n}`);
const nothingFound = { summary: 'Nothing.', keyTopics: [], findings: [] };

describe('an answer', () => {
  it('is kept with its question, counts in its day, and goes into the knowledge base', async () => {
    const event = completed('c', 1);
    await world().take(event);
    const { results, sources: from } = event.detail;
    expect(await world().reads.query('ada', 'q-1')).toMatchObject({ answer: { results, sources: from } });
    expect(await world().reads.analytics('ada', '2026-11-23', '2026-11-23')).toMatchObject([
      { day: '2026-11-23', queries: 1, sources: 3 },
    ]);
    expect(await piece()).toMatchObject({ title: event.detail.query, tags: results.keyTopics });
    expect((await piece())?.text).toContain('Escrow explained: In Washington');
    expect(await world().reads.shelf('ada')).toMatchObject({ pieces: 1 });
  });

  it('ends its job, where one made it', async () => {
    await world().take(completed('c', 1), completed('d', 2, { queryId: 'q-2', jobId: undefined }));
    expect(world().published(JobProgressUpdate)).toMatchObject([
      { jobId: 'j-1', jobType: 'research', progress: 100, status: 'completed' },
    ]);
  });

  it.each([0, 1, 2, 3, 4, 50])('from %i sources suggests content from three on', async (count) => {
    await world().take(completed('c', 1, { sources: sources(count) }));
    expect(world().published(ContentGenerationSuggested)).toHaveLength(count >= 3 ? 1 : 0);
    expect(world().published(RealTimeNotification)).toMatchObject([
      {
        type: 'research_completed',
        message: expect.stringContaining(count === 1 ? '1 source.' : `${count} sources.`) as string,
      },
    ]);
  });

  it('suggests a question for each topic, five at most, and none without topics', async () => {
    const keyTopics = Array.from({ length: 20 }, (_, n) => `topic ${n} ${'x'.repeat(60)}`);
    await world().take(
      completed('c', 1, { results: { ...nothingFound, keyTopics } }),
      completed('d', 2, { queryId: 'q-2', results: nothingFound }),
    );
    expect(world().published(ResearchSuggestionsGenerated)).toMatchObject([{ queryId: 'q-1' }]);
    const suggestions = world().published(ResearchSuggestionsGenerated)[0]!['suggestions'] as string[];
    expect(suggestions).toHaveLength(5);
    expect(suggestions[0]).toMatch(/^What should buyers know about topic 0/);
  });

  it('that found nothing leaves nothing in the knowledge base', async () => {
    await world().take(completed('c', 1, { results: nothingFound, sources: [] }));
    expect(await piece()).toBeUndefined();
    expect(types()).toEqual(['Real-time Notification', 'Job Progress Update']);
  });

  it.each(['x', 'ở', '"', '🏡'])('may be as long as its contract allows, in “%s”', async (letter) => {
    const long = (most: number) => letter.repeat(most / letter.length);
    const finding = { title: long(200), snippet: long(600), url: long(500) };
    await world().take(
      completed('c', 1, {
        query: long(500),
        results: {
          summary: long(4_000),
          keyTopics: [long(80)],
          findings: Array.from({ length: 20 }, () => finding),
        },
      }),
    );
    expect((await piece())?.text.length).toBeLessThanOrEqual(15_000);
    expect((await piece())?.title.isWellFormed()).toBe(true);
    expect(types()).toHaveLength(4);
  });

  it('to a question with the longest id is kept as well', async () => {
    const queryId = 'q'.repeat(128);
    await world().take(completed('c', 1, { queryId }));
    const [item] = (await world().reads.knowledgeList('ada', { limit: 10 })).items;
    expect(item?.knowledgeId).toHaveLength(128);
  });
});

describe('out of order', () => {
  it('the newest answer stays', async () => {
    const newer = { summary: 'Newer.', keyTopics: ['newer'], findings: [] };
    await world().take(completed('new', 5, { results: newer }), completed('old', 1));
    expect(await world().reads.query('ada', 'q-1')).toMatchObject({
      createdAt: minute(1),
      answer: { results: newer },
    });
    expect(await piece()).toMatchObject({ text: 'Newer.' });
  });

  it('what the user deleted or wrote since then stands', async () => {
    await world().take(
      forgotten('gone', 5, 'research-q-1'),
      noted('mine', 5, { text: 'Mine.' }, 'research-q-2'),
      completed('c', 1),
      completed('d', 1, { queryId: 'q-2' }),
    );
    expect(await piece()).toBeUndefined();
    expect(await piece('research-q-2')).toMatchObject({ text: 'Mine.' });
  });
});

it('leaves a full knowledge base as it is, but for what it holds already', async () => {
  await world().take(completed('c', 1));
  await world().write({ ...keys.shelf('ada'), pieces: maxPieces, changes: 1, characters: 10 });
  await world().take(
    completed('d', 2, { queryId: 'q-2' }),
    completed('e', 3, { results: { ...nothingFound, summary: 'Anew.' } }),
  );
  expect(await piece('research-q-2')).toBeUndefined();
  expect(await world().reads.query('ada', 'q-2')).toMatchObject({ answer: { from: { eventId: 'd' } } });
  expect(await piece()).toMatchObject({ text: 'Anew.' });
});
