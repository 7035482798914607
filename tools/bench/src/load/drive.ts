import type { Stage } from '../cloud/with-cloud.ts';
import { drained } from '../throughput/flow.ts';
import { queueDepths } from '../throughput/queues.ts';
import { createInputs } from './inputs.ts';
import { paced } from './paced.ts';
import { burstFactor, type LoadSettings, type Phase, secondsOf } from './phases.ts';
import { watch } from './watch.ts';

/** Before anything is measured: as many instances as a burst needs have started. Seconds. */
const warming = 10;

/** How long the inboxes may take to drain, in milliseconds. */
const patience = 15 * 60_000;

/** As many messages as a function takes at once are no backlog, even if none was seen before. */
const oneBatch = 10;

/** Steady load goes on in steps of so many seconds until the burst is worked off. */
const step = 5;

/** Steady load, burst, steady load until the inboxes are as empty as before, and steady load from then on. */
export async function drive(stage: Stage, settings: LoadSettings) {
  const seconds = secondsOf(settings);
  const inputs = createInputs(stage);
  let phase: Phase | undefined;
  const send = (perSecond: number, duration: number) =>
    paced({ perSecond, seconds: duration }, (_, due) => inputs.next(phase, due));

  await send(settings.rate * burstFactor, warming);
  await drained(stage, patience);
  const watching = watch(stage, () => phase);
  try {
    phase = 'steady';
    await send(settings.rate, seconds.steady);
    // Steady load has some messages on their way at any time: drained is what has no more of them than it had.
    const usual = Math.max(oneBatch, ...watching.samples.map(({ depth }) => depth));
    phase = 'burst';
    await send(settings.rate * burstFactor, seconds.burst);
    phase = 'draining';
    const burstEndedAt = performance.now();
    while ((await queueDepths(stage.cloud.awsUrl, stage.resources)).inboxes > usual) {
      if (performance.now() - burstEndedAt > patience)
        throw new Error(`the inboxes do not drain within ${patience} ms of the burst`);
      await send(settings.rate, step);
    }
    const drainedMs = performance.now() - burstEndedAt;
    phase = 'recovered';
    await send(settings.rate, seconds.recovered);
    phase = undefined;
    const { deadLetters } = await drained(stage, patience);
    return { sent: inputs.sent, samples: watching.samples, drainedMs, deadLetters };
  } finally {
    await watching.stop();
  }
}
