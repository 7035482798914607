import {
  ContentGenerated,
  ContentOptimizationRequested,
  ContentPublished,
  contentTypes,
  ContentUpdated,
  JobProgressUpdate,
  maxExcerpt,
  maxTitle,
  RealTimeNotification,
  SeoAnalysisRequested,
  SocialSchedulingRequested,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../library/keys.ts';

const world = worldForEach();

const at = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const piece = { userId: 'ada', contentId: 'c-1' };
const generated = (
  overrides: Parameters<typeof anEvent<(typeof ContentGenerated.examples)[0]>>[1] = {},
  minute = 1,
) => anEvent(ContentGenerated, { ...piece, ...overrides }, { id: `generated-${minute}`, at: at(minute) });
const edit = (minute: number, change: { title?: string; content?: string }) =>
  anEvent(
    ContentUpdated,
    { ...piece, title: undefined, ...change },
    { id: `edit-${minute}`, at: at(minute) },
  );
const content = () => world().read(keys.content('ada', 'c-1'));
const types = () => world().bus.events.map((event) => event['detail-type']);

describe('a new piece', () => {
  it('goes into the library as it is, with its first revision', async () => {
    const event = generated();
    await world().take(event);
    const { title, content: text, metadata, keywords, jobId } = event.detail;
    expect(await content()).toMatchObject({
      ...piece,
      title,
      content: text,
      metadata,
      keywords,
      jobId,
      status: 'generated',
      createdAt: at(1),
      updatedAt: at(1),
      revisions: 1,
      gsi1pk: 'LIBRARY#ada',
    });
    expect(await world().read(keys.revision('ada', 'c-1', at(1), 'generated-1'))).toMatchObject({
      title,
      content: text,
    });
  });

  it('counts into the analytics of its day: pieces, type, tokens, time', async () => {
    const metadata = { ...ContentGenerated.examples[0]!.metadata, tokensUsed: 7, generationTime: 1.5 };
    await world().take(
      generated({ metadata }),
      generated({ metadata, contentId: 'c-2', contentType: 'market-update' }, 2),
    );
    expect(await world().read(keys.analyticsDay('ada', '2026-11-23'))).toMatchObject({
      day: '2026-11-23',
      contents: 2,
      'type:blog-post': 1,
      'type:market-update': 1,
      tokens: 14,
      generationTime: 3,
    });
  });

  it.each(contentTypes)('of type %s causes what may be done with it', async (contentType) => {
    await world().take(generated({ contentType }));
    expect(types()).toEqual([
      'Content Optimization Requested',
      'Real-time Notification',
      'Job Progress Update',
      ...(contentType === 'blog-post' ? ['SEO Analysis Requested'] : []),
      ...(contentType === 'social-media' ? ['Social Scheduling Requested'] : []),
    ]);
  });

  it('ends its job, where one made it', async () => {
    await world().take(generated({ jobId: 'j-1' }), generated({ contentId: 'c-2', jobId: undefined }, 2));
    expect(world().published(JobProgressUpdate)).toMatchObject([
      { jobId: 'j-1', progress: 100, status: 'completed' },
    ]);
  });

  it.each(contentTypes)(
    'of type %s may have the longest title and text, in any script',
    async (contentType) => {
      for (const [place, letter] of ['x', 'ở', '"', '🏡'].entries()) {
        const title = letter.repeat(maxTitle / letter.length);
        const event = generated(
          {
            contentId: `c-${place}`,
            contentType,
            title,
            content: `x${letter.repeat(9_999 / letter.length)}`,
          },
          place,
        );
        await world().take(event);
      }
      // The settler has checked every draft by its contract: among them messages of at most 500 characters.
      expect(world().published(RealTimeNotification)).toHaveLength(4);
      for (const { excerpt } of world().published(SeoAnalysisRequested) as { excerpt?: string }[]) {
        expect(excerpt!.isWellFormed()).toBe(true);
        expect(excerpt!.length).toBeGreaterThan(maxExcerpt - 2);
      }
    },
  );

  it('asks for the SEO analysis of its words and keywords', async () => {
    await world().take(generated({ content: 'Four words, no more.', keywords: ['a', 'b'] }));
    expect(world().published(SeoAnalysisRequested)).toMatchObject([
      { contentId: 'c-1', wordCount: 4, keywords: ['a', 'b'], excerpt: 'Four words, no more.' },
    ]);
  });

  it('asks for posts on all platforms, and for its analysis', async () => {
    await world().take(generated({ contentType: 'social-media' }));
    expect(world().published(SocialSchedulingRequested)).toMatchObject([
      { platforms: ['facebook', 'instagram', 'linkedin', 'x'] },
    ]);
    expect(world().published(ContentOptimizationRequested)).toMatchObject([piece]);
  });
});

describe('what came before the piece counts when it arrives', () => {
  it.each([
    ['a publication', undefined, 'published'],
    ['a schedule', '2027-01-01T09:00:00.000Z', 'scheduled'],
  ])('%s', async (_, scheduledFor, status) => {
    await world().take(anEvent(ContentPublished, { ...piece, scheduledFor }, { at: at(5) }));
    expect(await content()).toBeUndefined();
    await world().take(generated());
    expect(await content()).toMatchObject({ status });
  });

  it.each([
    ['a later title', edit(5, { title: 'Edited' }), { title: 'Edited', revisions: 2, updatedAt: at(5) }],
    ['a later text', edit(5, { content: 'Edited' }), { content: 'Edited', revisions: 2, updatedAt: at(5) }],
    [
      'but not a title of before the generation',
      edit(0, { title: 'Edited' }),
      { title: ContentGenerated.examples[0]!.title, revisions: 2, updatedAt: at(1) },
    ],
  ])('%s', async (_, edits, expected) => {
    await world().take(edits);
    expect(await content()).toBeUndefined();
    await world().take(generated());
    expect(await content()).toMatchObject(expected);
    expect(await world().read(keys.pendingEdits('ada', 'c-1'))).toBeUndefined();
  });
});

describe('a piece written anew', () => {
  const anew = { title: 'Anew', content: 'Anew.', keywords: ['anew'], jobId: undefined };

  it('is an edit, and what is known of its making is of the newest one', async () => {
    await world().take(generated(), generated(anew, 3));
    expect(await content()).toMatchObject({
      ...{ title: 'Anew', content: 'Anew.', keywords: ['anew'] },
      createdAt: at(1),
      updatedAt: at(3),
      revisions: 2,
    });
    expect(await content()).not.toHaveProperty('jobId');
  });

  it('does not replace what was edited since', async () => {
    await world().take(generated(), edit(5, { title: 'Mine' }), generated(anew, 3));
    expect(await content()).toMatchObject({ title: 'Mine', content: 'Anew.', updatedAt: at(5) });
  });

  it('is not replaced by an older one that comes late, but dates from it', async () => {
    await world().take(generated(anew, 3), generated());
    expect(await content()).toMatchObject({
      title: 'Anew',
      keywords: ['anew'],
      createdAt: at(1),
      updatedAt: at(3),
    });
  });

  it('stays published', async () => {
    await world().take(generated(), anEvent(ContentPublished, piece, { at: at(2) }), generated(anew, 3));
    expect(await content()).toMatchObject({ status: 'published' });
  });

  it('keeps the older text readable', async () => {
    await world().take(generated(), generated(anew, 3));
    expect(await world().read(keys.revision('ada', 'c-1', at(1), 'generated-1'))).toMatchObject({
      content: ContentGenerated.examples[0]!.content,
    });
  });
});
