import { ContentGenerationRequested, contentTypes, JobProgressUpdate } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, withoutVolatile, worldForEach } from '../../test/world.ts';
import { keys } from '../library/keys.ts';

const world = worldForEach();

const at = '2026-11-23T10:00:00.000Z';
const requested = anEvent(
  ContentGenerationRequested,
  { userId: 'ada', jobId: 'j-1', contentId: 'c-1' },
  { id: 'r', at },
);
const progress = anEvent(
  JobProgressUpdate,
  { userId: 'ada', jobId: 'j-1' },
  { id: 'p', at: '2026-11-23T10:00:01.000Z' },
);
const job = () => world().read(keys.job('ada', 'j-1'));

it('makes the job’s record, so that it can be looked up', async () => {
  await world().take(requested);
  expect(await job()).toMatchObject({
    jobId: 'j-1',
    contentId: 'c-1',
    status: 'requested',
    progress: 0,
    message: 'Your blog post is in the queue.',
    requestedAt: at,
    updatedAt: at,
  });
});

it.each([
  ['before', [requested, progress]],
  ['after', [progress, requested]],
])(
  'knows what was asked for and how far it is, when the request comes %s the first progress',
  async (_, events) => {
    await world().take(...events);
    expect(withoutVolatile((await job())!)).toEqual({
      pk: 'USER#ada',
      sk: 'JOB#j-1',
      jobId: 'j-1',
      contentId: 'c-1',
      requestedAt: at,
      jobType: 'content-generation',
      status: 'started',
      progress: 10,
      message: 'Starting generation…',
      estimatedTimeRemaining: 20,
      updatedAt: '2026-11-23T10:00:01.000Z',
      eventId: 'p',
    });
  },
);

it.each(contentTypes)('says what is in the queue: a %s', async (contentType) => {
  await world().take(anEvent(ContentGenerationRequested, { userId: 'ada', jobId: 'j-1', contentType }));
  expect((await job())!.message).toMatch(/^Your [a-z ]+ is in the queue\.$/);
});
