import {
  ContentGenerated,
  ContentGenerationRequested,
  contentTypes,
  JobProgressUpdate,
  RealTimeNotification,
} from '@bayon/event-contracts';
import { PublishFailed } from '@bayon/publisher';
import { describe, expect, it } from 'vitest';
import { anEvent } from '../test/fixtures.ts';
import { worldForEach } from '../test/world-for-each.ts';
import { generate, type GenerateOptions } from './generate.ts';
import { type Piece, type Writer, WritingFailed } from './writer/writer.ts';

const world = worldForEach();

const requested = anEvent(ContentGenerationRequested, { userId: 'ada', jobId: 'j-1', contentId: 'c-1' });
const piece: Piece = { title: 'A title', content: 'A text.', tokensUsed: 12, prompt: 'Write!' };

/** A writer by script, which counts how often it was asked. */
function aWriter(script: (options: Parameters<Writer['write']>[1]) => Promise<Piece> | Piece = () => piece) {
  const writer = {
    model: 'script',
    asked: 0,
    estimate: () => 20,
    write: (_request: unknown, options: Parameters<Writer['write']>[1]) => {
      writer.asked += 1;
      // What a script throws is a rejection.
      return Promise.resolve(options).then(script);
    },
  };
  return writer;
}

/** One delivery of the request to the generator. */
function deliver(
  writer: Writer,
  options: Partial<GenerateOptions> & { readonly event?: typeof requested } = {},
) {
  const { event = requested, ...others } = options;
  return generate(event, {
    writer,
    publisher: world().publisher,
    settler: world().anotherSettler({ scope: 'studio generator' }),
    signal: new AbortController().signal,
    isLastAttempt: false,
    now: () => Date.parse(world().now),
    ...others,
  });
}

const progress = () => world().published(JobProgressUpdate);
const generated = () => world().published(ContentGenerated);
const notified = () => world().published(RealTimeNotification);
const fail = (error: Error) =>
  aWriter(({ onProgress }) => {
    onProgress(0.5);
    throw error;
  });

describe('a piece', () => {
  it('is reported from 10 to 90 per cent, then published with what made it', async () => {
    const writer = aWriter(({ onProgress }) => {
      world().now = '2026-12-01T12:00:04.000Z';
      for (const fraction of [0, 0.25, 0.5, 0.75, 1]) onProgress(fraction);
      return piece;
    });
    expect(await deliver(writer)).toBe('settled');
    expect(progress().map(({ progress: percent, status }) => [percent, status])).toEqual([
      [10, 'started'],
      ...[20, 35, 50, 65, 80, 90].map((percent) => [percent, 'processing']),
    ]);
    expect(progress()[0]).toMatchObject({
      jobId: 'j-1',
      jobType: 'content-generation',
      estimatedTimeRemaining: 20,
    });
    expect(world().bus.events.at(-1)?.['detail-type']).toBe('Content Generated');
    const { contentType, keywords } = requested.detail;
    expect(generated()).toMatchObject([
      {
        ...{ userId: 'ada', jobId: 'j-1', contentId: 'c-1', contentType, keywords },
        title: 'A title',
        content: 'A text.',
        metadata: { model: 'script', tokensUsed: 12, prompt: 'Write!', generationTime: 4_000 },
        event: { correlationId: requested.correlationId, causationId: requested.id },
      },
    ]);
  });

  it('that was asked for without keywords has none', async () => {
    const event = anEvent(ContentGenerationRequested, { keywords: undefined });
    await deliver(aWriter(), { event });
    expect(generated()).toMatchObject([{ keywords: [] }]);
  });

  it('is handed the signal that ends the work', async () => {
    const { signal } = new AbortController();
    await deliver(
      aWriter((options) => {
        expect(options.signal).toBe(signal);
        return piece;
      }),
      { signal },
    );
  });

  it('ends in the library, with its job completed', async () => {
    await world().take(requested);
    await deliver(aWriter());
    await world().drain();
    expect(await world().library.content('ada', 'c-1')).toMatchObject({
      title: 'A title',
      status: 'generated',
    });
    expect(await world().library.job('ada', 'j-1')).toMatchObject({ status: 'completed', progress: 100 });
  });

  it('takes no time where the clock was set back meanwhile', async () => {
    const writer = aWriter(() => {
      world().now = '2026-12-01T11:00:00.000Z';
      return piece;
    });
    await deliver(writer);
    expect(generated()).toMatchObject([{ metadata: { generationTime: 0 } }]);
  });
});

describe('a request that is delivered more than once', () => {
  it('is not written again: the same is published under the same ids', async () => {
    const writer = aWriter();
    await deliver(writer);
    const before = world().bus.events.length;
    expect(await deliver(aWriter(() => ({ ...piece, title: 'Another' })))).toBe('duplicate');
    expect(writer.asked).toBe(1);
    expect(world().bus.events.slice(before)).toHaveLength(1);
    expect(generated()[1]).toEqual(generated()[0]);
  });

  it('has its piece published by the next delivery, when the bus was gone after it was settled', async () => {
    const writer = aWriter(({ onProgress }) => {
      onProgress(0.5);
      return piece;
    });
    const settler = world().anotherSettler({ scope: 'studio generator' });
    const crashing: GenerateOptions['settler'] = {
      ...settler,
      settle: (...all) => {
        world().bus.refuse(true);
        return settler.settle(...all);
      },
    };
    await expect(deliver(writer, { settler: crashing })).rejects.toThrow(PublishFailed);
    expect(generated()).toEqual([]);
    world().bus.refuse(false);
    expect(await deliver(writer)).toBe('duplicate');
    expect(writer.asked).toBe(1);
    expect(generated()).toMatchObject([{ title: 'A title' }]);
  });

  it('starts over where it ended without an outcome, under the same ids of its progress', async () => {
    await expect(deliver(fail(new Error('crash')))).rejects.toThrow('crash');
    expect(generated()).toEqual([]);
    await deliver(aWriter());
    const idOf = (percent: number) =>
      new Set(progress().flatMap(({ progress: p, event }) => (p === percent ? [event.id] : [])));
    expect(idOf(10).size).toBe(1);
    expect(generated()).toHaveLength(1);
  });

  it('has one outcome though several write at once', async () => {
    const writing = Promise.withResolvers<undefined>();
    const writers = Array.from({ length: 4 }, (_, n) => {
      const outcome =
        n === 3
          ? Promise.reject(new WritingFailed('Busy.'))
          : Promise.resolve({ ...piece, title: `By ${n}` });
      outcome.catch(() => undefined);
      return aWriter(() => writing.promise.then(() => outcome));
    });
    const deliveries = writers.map((writer) => deliver(writer));
    writing.resolve(undefined);
    const outcomes = await Promise.all(deliveries);
    expect(outcomes.toSorted()).toEqual(['duplicate', 'duplicate', 'duplicate', 'settled']);
    const ends = [...generated(), ...notified()].map((detail) => JSON.stringify(detail));
    expect(new Set(ends).size).toBe(1);
  });
});

describe('a writer that gives up', () => {
  const failed = () => progress().filter(({ status }) => status === 'failed');

  it('is told to the user: failed where it was, a notification, and no piece', async () => {
    expect(await deliver(fail(new WritingFailed('The model could not be reached.')))).toBe('settled');
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
    await deliver(fail(new WritingFailed('No.')));
    expect(await deliver(writer)).toBe('duplicate');
    expect(writer.asked).toBe(0);
    expect(generated()).toEqual([]);
  });

  it.each([
    ['at great length', '🏡'.repeat(400)],
    ['without a word', ' '],
  ])('%s is told all the same', async (_, message) => {
    for (const contentType of contentTypes) {
      const event = anEvent(ContentGenerationRequested, { contentType }, { id: contentType });
      expect(await deliver(fail(new WritingFailed(message)), { event })).toBe('settled');
    }
    for (const said of failed()) expect((said['message'] as string).isWellFormed()).toBe(true);
    expect(notified()).toHaveLength(contentTypes.length);
  });
});

describe('an error that nobody expected', () => {
  it('is thrown and has no outcome, so the next delivery tries again', async () => {
    await expect(deliver(fail(new TypeError('a bug')))).rejects.toThrow('a bug');
    expect(progress().map(({ status }) => status)).not.toContain('failed');
    expect(await deliver(aWriter())).toBe('settled');
  });

  it('is told to the user on the last attempt, without its details, and thrown as well', async () => {
    await expect(deliver(fail(new TypeError('secret host')), { isLastAttempt: true })).rejects.toThrow(
      'secret host',
    );
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
    await expect(deliver(writer)).rejects.toThrow('Content Generated: invalid detail');
    await expect(deliver(writer, { isLastAttempt: true })).rejects.toThrow(
      'Content Generated: invalid detail',
    );
    expect(notified()).toHaveLength(1);
  });
});
