import {
  ContentGenerated,
  ContentGenerationRequested,
  ContentPublished,
  type ContentType,
  ContentUpdated,
  type DomainEvent,
  JobProgressUpdate,
} from '@bayon/event-contracts';
import type { Worlds } from '@bayon/service-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEvent, outcomesOfEveryOrder, startWorlds } from './world.ts';

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(() => worlds.stop());

const minute = (n: number) => `2026-11-23T10:${String(n).padStart(2, '0')}:00.000Z`;
const of = (contentType: ContentType) => ({ userId: 'ada', contentId: 'c-1', contentType });

const generated = (contentType: ContentType, id = 'generated', at = minute(1)) =>
  anEvent(ContentGenerated, { ...of(contentType), jobId: 'j-1' }, { id, at });
const published = (contentType: ContentType, publishedTo: string[], at = minute(5), id = 'published') =>
  anEvent(ContentPublished, { ...of(contentType), publishedTo }, { id, at });
const scheduled = (contentType: ContentType, publishedTo: string[], at = minute(4), id = 'scheduled') =>
  anEvent(
    ContentPublished,
    { ...of(contentType), publishedTo, scheduledFor: '2027-01-04T09:00:00.000Z' },
    { id, at },
  );
const updated = (contentType: ContentType, at = minute(3), id = 'updated') =>
  anEvent(ContentUpdated, { ...of(contentType), changes: ['title'], title: `Title of ${id}` }, { id, at });
const progress = (percent: number, at = minute(percent / 10)) =>
  anEvent(
    JobProgressUpdate,
    { jobId: 'j-1', progress: percent, status: percent === 100 ? 'completed' : 'processing' },
    { id: `progress-${percent}`, at },
  );

const blog = 'blog-post';
const social = 'social-media';
const sequences: Record<string, DomainEvent[]> = {
  'a piece is made, scheduled, published and edited': [
    generated(blog),
    published(blog, ['website']),
    updated(blog),
    scheduled(blog, ['website', 'newsletter']),
  ],
  'a social post, which studio schedules by itself, is published and scheduled by its user': [
    generated(social),
    published(social, ['facebook']),
    updated(social),
    scheduled(social, ['linkedin', 'facebook']),
  ],
  'the user decides about a social post before it is even made': [
    generated(social, 'generated', minute(9)),
    published(social, ['facebook']),
    scheduled(social, ['linkedin']),
  ],
  'everything is of the same millisecond': [
    generated(blog, 'a-generated'),
    published(blog, ['website'], minute(1)),
    updated(blog, minute(1), 'b-updated'),
    scheduled(blog, ['website'], minute(1)),
  ],
  'a piece is made anew between two edits': [
    generated(blog),
    updated(blog, minute(2), 'first edit'.replace(' ', '-')),
    anEvent(
      ContentGenerated,
      { ...of(blog), title: 'Anew', content: 'Written anew.', keywords: [], jobId: undefined },
      { id: 'anew', at: minute(3) },
    ),
    anEvent(
      ContentUpdated,
      { ...of(blog), changes: ['content'], title: undefined, content: 'Edited.' },
      { id: 'second-edit', at: minute(4) },
    ),
  ],
  'the only edit says nothing': [
    generated(blog),
    anEvent(
      ContentUpdated,
      { ...of(blog), changes: ['title'], title: undefined },
      { id: 'empty', at: minute(7) },
    ),
  ],
  'a piece is published twice in a moment, and on many channels': [
    generated(blog),
    published(blog, ['website'], minute(5), 'one'),
    published(blog, ['website', 'newsletter'], minute(5), 'two'),
    published(blog, ['website'], minute(5), 'three'),
  ],
  'a job is asked for and proceeds to its end': [
    anEvent(
      ContentGenerationRequested,
      { jobId: 'j-1', contentId: 'c-1' },
      { id: 'requested', at: minute(0) },
    ),
    progress(10),
    progress(50),
    progress(90),
    progress(100),
  ],
  'a job ends in three ways, two of them in the same millisecond': [
    anEvent(
      ContentGenerationRequested,
      { jobId: 'j-1', contentId: 'c-1' },
      { id: 'requested', at: minute(0) },
    ),
    progress(100, minute(8)),
    anEvent(
      JobProgressUpdate,
      { jobId: 'j-1', progress: 50, status: 'failed' },
      { id: 'failed', at: minute(8) },
    ),
    anEvent(
      JobProgressUpdate,
      { jobId: 'j-1', progress: 70, status: 'failed' },
      { id: 'late', at: minute(9) },
    ),
  ],
  'two updates of one percentage come in the same millisecond': [
    anEvent(JobProgressUpdate, { jobId: 'j-1', progress: 50, message: 'a' }, { id: 'a', at: minute(5) }),
    anEvent(JobProgressUpdate, { jobId: 'j-1', progress: 50, message: 'b' }, { id: 'b', at: minute(5) }),
  ],
};

describe('every order of arrival, each event delivered one to three times, ends in one state', () => {
  it.each(Object.entries(sequences))('%s', async (_, events) => {
    const [first, ...others] = await outcomesOfEveryOrder(worlds, events);
    expect(first!.outcome.items.length).toBeGreaterThan(events.length);
    for (const { order, outcome } of others) expect(outcome, order).toEqual(first!.outcome);
  });
});
