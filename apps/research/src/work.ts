import {
  type DetailOf,
  type DomainEvent,
  type EventDraft,
  jobProgressUpdate,
  realTimeNotification,
  ReportRequested,
  ResearchRequested,
} from '@bayon/event-contracts';
import type { Publisher, Settler } from '@bayon/publisher';
import { rule } from '@bayon/publisher/rule';
import { ResearchFailed } from './answering/research-failed.ts';

export type Work =
  DomainEvent<DetailOf<typeof ResearchRequested>> | DomainEvent<DetailOf<typeof ReportRequested>>;

export interface WorkOptions {
  /** Does the work. What it returns is the outcome; it says how far it is as it goes. */
  readonly make: (event: Work, tell: Tell, signal: AbortSignal) => Promise<EventDraft>;
  readonly publisher: Pick<Publisher, 'publish' | 'publishEntries'>;
  readonly settler: Pick<Settler, 'settle' | 'recordOf'>;
  /** Ends the work before the function is ended. */
  readonly signal: AbortSignal;
  /** No further delivery follows this one: whatever goes wrong, the user must hear of it. */
  readonly isLastAttempt: boolean;
}

/** @param progress per cent. 100 is reported by the rule that stores the outcome (docs/decisions, 0008) */
export type Tell = (progress: number, message: string, estimatedTimeRemaining: number) => Promise<void>;

const kinds = {
  'Research Requested': {
    contract: ResearchRequested,
    jobType: 'research',
    could: 'Your question could not be answered.',
  },
  'Report Requested': {
    contract: ReportRequested,
    jobType: 'report',
    could: 'Your report could not be written.',
  },
} as const;

/**
 * Answers a question, or writes a report. The outcome is settled, so it has one, whatever the web would say the second
 * time; what is done already is not done again.
 *
 * @throws what stopped it without an outcome; the next delivery starts over
 */
export async function work(event: Work, options: WorkOptions): Promise<'settled' | 'duplicate'> {
  const { make, publisher, settler, signal, isLastAttempt } = options;
  const record = await settler.recordOf(event);
  if (record) {
    await publisher.publishEntries(record.events);
    return 'duplicate';
  }

  const { userId, jobId } = event.detail;
  const { contract, jobType, could } = kinds[event.detailType as keyof typeof kinds];
  let reached = 0;
  const tell: Tell = async (progress, message, estimatedTimeRemaining) => {
    reached = progress;
    const status = progress <= 10 ? ('started' as const) : ('processing' as const);
    const update = { userId, jobId, jobType, progress, status, message, estimatedTimeRemaining };
    await publisher.publish([jobProgressUpdate(update)], { cause: event, step: `progress-${progress}` });
  };
  const end = async (...events: EventDraft[]) =>
    (await settler.settle(event, rule<object, string>(contract, { decide: () => ({ writes: [], events }) })))
      .outcome;

  try {
    const outcome = await make(event, tell, signal);
    await tell(90, 'Finalizing…', 1);
    return await end(outcome);
  } catch (error) {
    const gaveUp = error instanceof ResearchFailed;
    if (!gaveUp && !isLastAttempt) throw error;
    const message = gaveUp ? error.message : 'Something went wrong on our side. Please try again.';
    const outcome = await end(
      jobProgressUpdate({ userId, jobId, jobType, progress: reached, status: 'failed', message }),
      realTimeNotification({
        userId,
        type: 'job_failed',
        message: `${could} ${message}`,
        data: { jobId, jobType },
        severity: 'warning',
      }),
    );
    // What nobody expected is for operators to see, too: it goes on to the dead letters.
    if (!gaveUp) throw error;
    return outcome;
  }
}
