import type { DetailOf, JobProgressUpdate } from '@bayon/event-contracts';

type Update = Pick<
  DetailOf<typeof JobProgressUpdate>,
  'progress' | 'status' | 'message' | 'estimatedTimeRemaining'
>;

export interface ProgressOptions {
  /** Seconds that the whole is thought to take. */
  readonly estimate: number;
  /** Milliseconds. */
  readonly now: () => number;
  /** @param step names the step: a second attempt reports it under the same name */
  readonly report: (step: string, update: Update) => Promise<void>;
}

/** Writing takes the bar from here … */
const writingFrom = 20;
/** … to here. 100 is reported by whoever puts the piece into the library. */
const writingTo = 80;
/** The bar moves by so much at a time: each move is an event. */
const stepSize = 15;

/** Reports the stages of a job as they happen, in order, and no more of them than a bar needs. */
export function createProgress({ estimate, now, report }: ProgressOptions) {
  const startedAt = now();
  let percent = 0;
  // One after the other, so that they leave in order; a failure surfaces at the next stage.
  let reports: Promise<void> = Promise.resolve();

  const move = (update: Update) => {
    percent = update.progress;
    reports = reports.then(() => report(`progress-${update.progress}`, update));
    return reports;
  };

  /** Seconds to go, to one decimal: what is measured once there is something to measure. Clocks may be set back. */
  const remaining = (fraction: number) => {
    const elapsed = Math.max(0, now() - startedAt) / 1_000;
    return Math.round(10 * (fraction > 0 ? elapsed * (1 / fraction - 1) : estimate)) / 10;
  };

  return {
    percent: () => percent,
    /** Resolves once nothing is under way, however it went. */
    idle: () =>
      reports.catch(
        // Who waits here has a failure to tell already.
        () => undefined,
      ),
    started: () =>
      move({
        progress: 10,
        status: 'started',
        message: 'Starting generation…',
        estimatedTimeRemaining: remaining(0),
      }),
    /** @param fraction 0 to 1 of the text */
    written(fraction: number) {
      const written = Math.min(1, fraction);
      const steps = Math.floor((written * (writingTo - writingFrom)) / stepSize);
      const progress = writingFrom + steps * stepSize;
      if (progress <= percent) return;
      move({
        progress,
        status: 'processing',
        message: 'Writing…',
        estimatedTimeRemaining: remaining(written),
      }).catch(
        // `finalizing` awaits the same chain and throws it there.
        () => undefined,
      );
    },
    finalizing: () =>
      move({
        progress: 90,
        status: 'processing',
        message: 'Finalizing…',
        estimatedTimeRemaining: remaining(0.95),
      }),
  };
}
