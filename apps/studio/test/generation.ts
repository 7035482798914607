import { ContentGenerationRequested } from '@bayon/event-contracts';
import { generate, type GenerateOptions } from '../src/generate.ts';
import type { Piece, Writer } from '../src/writer/writer.ts';
import { anEvent, type World } from './world.ts';

export const requested = anEvent(ContentGenerationRequested, {
  userId: 'ada',
  jobId: 'j-1',
  contentId: 'c-1',
});

export const piece: Piece = { title: 'A title', content: 'A text.', tokensUsed: 12, prompt: 'Write!' };

/** A writer by script, which counts how often it was asked. */
export function aWriter(
  script: (options: Parameters<Writer['write']>[1]) => Promise<Piece> | Piece = () => piece,
) {
  const writer = {
    model: 'script',
    asked: 0,
    estimate: () => 20,
    /** What it was last asked for. */
    request: undefined as unknown,
    write: (request: unknown, options: Parameters<Writer['write']>[1]) => {
      writer.asked += 1;
      writer.request = request;
      // What a script throws is a rejection.
      return Promise.resolve(options).then(script);
    },
  };
  return writer;
}

/** One delivery of the request to the generator. */
export function deliver(
  world: World,
  writer: Writer,
  options: Partial<GenerateOptions> & { readonly event?: typeof requested } = {},
) {
  const { event = requested, ...others } = options;
  return generate(event, {
    writer,
    toneOf: () => Promise.resolve(undefined),
    publisher: world.publisher,
    settler: world.anotherSettler({ scope: 'studio generator' }),
    signal: new AbortController().signal,
    isLastAttempt: false,
    now: () => Date.parse(world.now),
    ...others,
  });
}

/** A writer that comes to the half of it, then throws. */
export const aFailingWriter = (error: Error) =>
  aWriter(({ onProgress }) => {
    onProgress(0.5);
    throw error;
  });
