import {
  ContentGenerated,
  ContentGenerationRequested,
  contentTypes,
  JobProgressUpdate,
  RealTimeNotification,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../test/world.ts';
import { aFailingWriter, aWriter, deliver, piece } from '../test/generation.ts';
import { WritingFailed } from './writer/writer.ts';

const world = worldForEach();

const progress = () => world().published(JobProgressUpdate);
const generated = () => world().published(ContentGenerated);
const notified = () => world().published(RealTimeNotification);

describe('a writer that gives up', () => {
  const failed = () => progress().filter(({ status }) => status === 'failed');

  it('is told to the user: failed where it was, a notification, and no piece', async () => {
    expect(await deliver(world(), aFailingWriter(new WritingFailed('The model could not be reached.')))).toBe(
      'settled',
    );
    expect(failed()).toMatchObject([
      { jobId: 'j-1', progress: 50, message: 'The model could not be reached.' },
    ]);
    expect(notified()).toMatchObject([
      {
        type: 'job_failed',
        message: 'Your blog post could not be written. The model could not be reached.',
        data: { jobId: 'j-1', contentType: 'blog-post' },
        severity: 'warning',
      },
    ]);
    expect(generated()).toEqual([]);
    expect(
      world()
        .bus.events.slice(-2)
        .map((event) => event['detail-type']),
    ).toEqual(['Job Progress Update', 'Real-time Notification']);
  });

  it('is not asked again', async () => {
    const writer = aWriter();
    await deliver(world(), aFailingWriter(new WritingFailed('No.')));
    expect(await deliver(world(), writer)).toBe('duplicate');
    expect(writer.asked).toBe(0);
    expect(generated()).toEqual([]);
  });

  it.each([
    ['at great length', '🏡'.repeat(400)],
    ['without a word', ' '],
  ])('%s is told all the same', async (_, message) => {
    for (const contentType of contentTypes) {
      const event = anEvent(ContentGenerationRequested, { contentType }, { id: contentType });
      expect(await deliver(world(), aFailingWriter(new WritingFailed(message)), { event })).toBe('settled');
    }
    for (const said of failed()) expect((said['message'] as string).isWellFormed()).toBe(true);
    expect(notified()).toHaveLength(contentTypes.length);
  });
});

describe('an error that nobody expected', () => {
  it('is thrown and has no outcome, so the next delivery tries again', async () => {
    await expect(deliver(world(), aFailingWriter(new TypeError('a bug')))).rejects.toThrow('a bug');
    expect(progress().map(({ status }) => status)).not.toContain('failed');
    expect(await deliver(world(), aWriter())).toBe('settled');
  });

  it('is told to the user on the last attempt, without its details, and thrown as well', async () => {
    await expect(
      deliver(world(), aFailingWriter(new TypeError('secret host')), { isLastAttempt: true }),
    ).rejects.toThrow('secret host');
    expect(progress().at(-1)).toMatchObject({ status: 'failed', progress: 50 });
    expect(notified()).toMatchObject([{ type: 'job_failed' }]);
    expect(JSON.stringify(world().bus.events)).not.toContain('secret');
    expect(generated()).toEqual([]);
  });

  it.each([
    ['no title', { title: '' }],
    ['too long a text', { content: 'x'.repeat(20_001) }],
    ['half a token', { tokensUsed: 0.5 }],
  ])('may be a piece that breaks the contract: %s', async (_, broken) => {
    const writer = aWriter(() => ({ ...piece, ...broken }));
    await expect(deliver(world(), writer)).rejects.toThrow('Content Generated: invalid detail');
    await expect(deliver(world(), writer, { isLastAttempt: true })).rejects.toThrow(
      'Content Generated: invalid detail',
    );
    expect(notified()).toHaveLength(1);
  });
});
