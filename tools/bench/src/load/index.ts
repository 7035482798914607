import { withCloud } from '../cloud/with-cloud.ts';
import { median, percentile } from '../report/statistics.ts';
import type { Cell, Section } from '../report/table.ts';
import { atMost, checkSection } from './checks.ts';
import { drive } from './drive.ts';
import { checkEffects } from './effects.ts';
import { noteFrames } from './frames.ts';
import type { Sent } from './inputs.ts';
import { burstFactor, type LoadSettings, type Phase, phases, secondsOf } from './phases.ts';
import { checkResidue } from './residue.ts';
import { readTables } from './tables.ts';

const users = 20;

/** A ratio of medians on a machine that also runs what measures it: what is above is no noise. */
const lagLimit = 2;
const memoryLimit = 1.25;

/** Steady load, a burst and what is left of it: lag, memory, effects, residue. */
export const measureLoad = (appsDir: string, settings: LoadSettings): Promise<readonly Section[]> =>
  withCloud(appsDir, users, async (stage) => {
    const frames = noteFrames(stage.agents);
    const { sent, samples, drainedMs, deadLetters } = await drive(stage, settings);
    const tables = await readTables(stage);

    const told = ({ id }: Sent) => frames.at(id);
    const settled = ({ kind, id }: Sent) => tables.settledAt(kind === 'usage' ? 'user' : 'studio', id);
    const lags =
      (isWanted: (one: Sent) => boolean, end: (one: Sent) => number | undefined) => (phase: Phase) =>
        sent
          .filter((one) => one.phase === phase && isWanted(one))
          .flatMap((one) => (end(one) ?? NaN) - one.at)
          .filter((lag) => !Number.isNaN(lag));
    const toFrame = lags(({ kind }) => kind === 'notification', told);
    const toSettled = lags(({ kind }) => kind !== 'notification', settled);
    const sampled = (of: 'cloud' | 'engine' | 'depth') => (phase: Phase) =>
      samples.filter((sample) => sample.phase === phase).map((sample) => sample[of]);
    const memory = (phase: Phase) =>
      samples.filter((sample) => sample.phase === phase).map(({ cloud, engine }) => cloud + engine);
    const line = (what: string, of: (phase: Phase) => number): Cell[] => [what, ...phases.map(of)];
    const ratio = (of: (phase: Phase) => readonly number[]) => median(of('recovered')) / median(of('steady'));

    const command = 'npm run bench -- --load';
    const { steady, burst, recovered } = secondsOf(settings);
    return [
      {
        name: 'load',
        title: 'Load',
        command,
        columns: ['what', ...phases],
        rows: [
          line('inputs', (phase) => sent.filter((one) => one.phase === phase).length),
          line('input → notification frame, median ms', (phase) => median(toFrame(phase))),
          line('input → notification frame, p99 ms', (phase) => percentile(toFrame(phase), 0.99)),
          line('input → settled, median ms', (phase) => median(toSettled(phase))),
          line('input → settled, p99 ms', (phase) => percentile(toSettled(phase), 0.99)),
          line('messages in the inboxes, at most', (phase) => percentile(sampled('depth')(phase), 1)),
          line('memory of the cloud, median MiB RSS', (phase) => median(sampled('cloud')(phase))),
          line('memory of the engine, median MiB RSS', (phase) => median(sampled('engine')(phase))),
        ],
        notes: [
          `${users} users with a WebSocket each. ${settings.rate} inputs a second for ${steady} s, ${settings.rate * burstFactor} a second for ${burst} s, ${settings.rate} a second until the inboxes held no more than they ever did at the steady load, or than one batch (${(drainedMs / 1_000).toFixed(0)} s after the burst) and for ${recovered} s from then on. Of ten inputs five are notifications and two events about pieces, by PutEvents, and three are commands by HTTP; each is counted from when it was due, in the phase in which it was sent. Before, ${burstFactor} times the load for 10 s had every instance started that a burst needs.`,
        ],
      },
      checkSection(
        {
          name: 'load',
          title: 'What must hold under load',
          command,
          notes: [
            `What stays by design: ${[...tables.kinds].map(([kind, items]) => `${items} ${kind}`).join(', ')}. Frames that came again: ${frames.repeated()}, the time before the steady load included.`,
          ],
        },
        [
          ...(await checkEffects(stage.agents, sent, frames)),
          ...checkResidue(stage, tables, deadLetters),
          atMost('input → frame, median: recovered / steady', lagLimit, ratio(toFrame)),
          atMost('input → settled, median: recovered / steady', lagLimit, ratio(toSettled)),
          // Of both together: the engine alone begins with ten MiB, of which the first pages that it keeps are a half.
          atMost('memory of cloud and engine, median: recovered / steady', memoryLimit, ratio(memory)),
        ],
      ),
    ];
  });
