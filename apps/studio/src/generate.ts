import {
  contentGenerated,
  ContentGenerationRequested,
  type DetailOf,
  type DomainEvent,
  type EventDraft,
  jobProgressUpdate,
  realTimeNotification,
} from '@bayon/event-contracts';
import type { Publisher, Settler } from '@bayon/publisher';
import { rule } from '@bayon/publisher/rule';
import { labelOf } from './library/labels.ts';
import { beginningOf } from './library/words.ts';
import { createProgress } from './progress.ts';
import { type Writer, WritingFailed } from './writer/writer.ts';

type Requested = DomainEvent<DetailOf<typeof ContentGenerationRequested>>;

export interface GenerateOptions {
  readonly writer: Writer;
  /** The tone that a user wanted at a moment (ISO 8601 UTC), where a request of it names none. */
  readonly toneOf: (userId: string, moment: string) => Promise<string | undefined>;
  readonly publisher: Pick<Publisher, 'publish' | 'publishEntries'>;
  readonly settler: Pick<Settler, 'settle' | 'recordOf'>;
  /** Ends the work before the function is ended. */
  readonly signal: AbortSignal;
  /** No further delivery follows this one: whatever goes wrong, the user must hear of it. */
  readonly isLastAttempt: boolean;
  readonly now?: () => number;
}

/**
 * Makes a piece. Its outcome is settled, so it has one, whatever a model would say the second time; a piece that is
 * made already is not made again.
 *
 * @throws what stopped it without an outcome; the next delivery starts over
 */
export async function generate(event: Requested, options: GenerateOptions): Promise<'settled' | 'duplicate'> {
  const { writer, publisher, settler, signal, toneOf, isLastAttempt, now = Date.now } = options;
  const record = await settler.recordOf(event);
  if (record) {
    await publisher.publishEntries(record.events);
    return 'duplicate';
  }

  const startedAt = now();
  const { userId, jobId, timestamp } = event.detail;
  const progress = createProgress({
    estimate: writer.estimate(event.detail),
    now,
    report: async (step, update) => {
      const draft = jobProgressUpdate({ userId, jobId, jobType: 'content-generation', ...update });
      await publisher.publish([draft], { cause: event, step });
    },
  });
  const end = async (...events: EventDraft[]) =>
    (
      await settler.settle(
        event,
        rule(ContentGenerationRequested, { decide: () => ({ writes: [], events }) }),
      )
    ).outcome;

  try {
    await progress.started();
    const tone = event.detail.tone ?? (await toneOf(userId, timestamp));
    const piece = await writer.write(tone === undefined ? event.detail : { ...event.detail, tone }, {
      signal,
      onProgress: (fraction) => progress.written(fraction),
    });
    await progress.finalizing();
    return await end(
      generatedFrom(event, piece, { model: writer.model, generationTime: Math.max(0, now() - startedAt) }),
    );
  } catch (error) {
    const gaveUp = error instanceof WritingFailed;
    if (!gaveUp && !isLastAttempt) throw error;
    // What is reported after the function has answered might never leave, or leave after the end is told.
    await progress.idle();
    const said = gaveUp ? beginningOf(error.message.trim(), 300) : '';
    const message = said || 'Something went wrong on our side. Please try again.';
    const outcome = await end(...failedWith(event, progress.percent(), message));
    // What nobody expected is for operators to see, too: it goes on to the dead letters.
    if (!gaveUp) throw error;
    return outcome;
  }
}

function generatedFrom(
  { detail }: Requested,
  piece: Awaited<ReturnType<Writer['write']>>,
  how: { readonly model: string; readonly generationTime: number },
): EventDraft {
  const { userId, contentId, contentType, keywords = [], jobId } = detail;
  const { title, content, tokensUsed, prompt } = piece;
  return contentGenerated({
    userId,
    contentId,
    contentType,
    title,
    content,
    metadata: { ...how, tokensUsed, prompt },
    keywords,
    jobId,
  });
}

function failedWith({ detail }: Requested, progress: number, message: string): EventDraft[] {
  const { userId, jobId, contentType } = detail;
  return [
    jobProgressUpdate({ userId, jobId, jobType: 'content-generation', progress, status: 'failed', message }),
    realTimeNotification({
      userId,
      type: 'job_failed',
      message: `Your ${labelOf[contentType]} could not be written. ${message}`,
      data: { jobId, contentType },
      severity: 'warning',
    }),
  ];
}
