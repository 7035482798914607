import {
  ContentGenerated,
  ContentGenerationRequested,
  JobProgressUpdate,
  RealTimeNotification,
} from '@bayon/event-contracts';
import { PublishFailed } from '@bayon/publisher';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../test/world.ts';
import { aFailingWriter, aWriter, deliver, piece, requested } from '../test/generation.ts';
import type { GenerateOptions } from './generate.ts';
import { WritingFailed } from './writer/writer.ts';

const world = worldForEach();

const progress = () => world().published(JobProgressUpdate);
const generated = () => world().published(ContentGenerated);
const notified = () => world().published(RealTimeNotification);

describe('a piece', () => {
  it('is reported from 10 to 90 per cent, then published with what made it', async () => {
    const writer = aWriter(({ onProgress }) => {
      world().now = '2026-12-01T12:00:04.000Z';
      for (const fraction of [0, 0.25, 0.5, 0.75, 1]) onProgress(fraction);
      return piece;
    });
    expect(await deliver(world(), writer)).toBe('settled');
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
    await deliver(world(), aWriter(), { event });
    expect(generated()).toMatchObject([{ keywords: [] }]);
  });

  it('is handed the signal that ends the work', async () => {
    const { signal } = new AbortController();
    await deliver(
      world(),
      aWriter((options) => {
        expect(options.signal).toBe(signal);
        return piece;
      }),
      { signal },
    );
  });

  it('ends in the library, with its job completed', async () => {
    await world().take(requested);
    await deliver(world(), aWriter());
    await world().drain();
    expect(await world().reads.content('ada', 'c-1')).toMatchObject({
      title: 'A title',
      status: 'generated',
    });
    expect(await world().reads.job('ada', 'j-1')).toMatchObject({ status: 'completed', progress: 100 });
  });

  it('takes no time where the clock was set back meanwhile', async () => {
    const writer = aWriter(() => {
      world().now = '2026-12-01T11:00:00.000Z';
      return piece;
    });
    await deliver(world(), writer);
    expect(generated()).toMatchObject([{ metadata: { generationTime: 0 } }]);
  });
});

describe('a request that is delivered more than once', () => {
  it('is not written again: the same is published under the same ids', async () => {
    const writer = aWriter();
    await deliver(world(), writer);
    const before = world().bus.events.length;
    expect(
      await deliver(
        world(),
        aWriter(() => ({ ...piece, title: 'Another' })),
      ),
    ).toBe('duplicate');
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
    await expect(deliver(world(), writer, { settler: crashing })).rejects.toThrow(PublishFailed);
    expect(generated()).toEqual([]);
    world().bus.refuse(false);
    expect(await deliver(world(), writer)).toBe('duplicate');
    expect(writer.asked).toBe(1);
    expect(generated()).toMatchObject([{ title: 'A title' }]);
  });

  it('starts over where it ended without an outcome, under the same ids of its progress', async () => {
    await expect(deliver(world(), aFailingWriter(new Error('crash')))).rejects.toThrow('crash');
    expect(generated()).toEqual([]);
    await deliver(world(), aWriter());
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
    const deliveries = writers.map((writer) => deliver(world(), writer));
    writing.resolve(undefined);
    const outcomes = await Promise.all(deliveries);
    expect(outcomes.toSorted()).toEqual(['duplicate', 'duplicate', 'duplicate', 'settled']);
    const ends = [...generated(), ...notified()].map((detail) => JSON.stringify(detail));
    expect(new Set(ends).size).toBe(1);
  });
});
