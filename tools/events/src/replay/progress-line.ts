import type { Output } from '../output.ts';
import type { ReplayProgress } from './follow-replay.ts';

const width = 24;

/** `RUNNING   ██████░░░░  42 %  up to 2026-03-01T08:12:00.000Z` */
export function progressLine(
  { state, done, lastReplayed, reason }: ReplayProgress,
  output: Pick<Output, 'paint'>,
): string {
  const full = Math.floor(done * width);
  const bar = output.paint('cyan', '█'.repeat(full)) + '░'.repeat(width - full);
  const percent = `${String(Math.floor(done * 100)).padStart(3)} %`;
  return [
    output.paint(state === 'FAILED' ? 'red' : 'bold', state.padEnd(10)),
    bar,
    percent,
    ...(lastReplayed ? [`up to ${lastReplayed.toISOString()}`] : []),
    // EventBridge explains every state; only that of an end which nobody asked for is worth a line.
    ...(state === 'FAILED' && reason !== undefined ? [reason] : []),
  ].join('  ');
}

/** The same for a program: percentages say in their names that they are. */
export const progressRecord = ({ from, to, lastReplayed, done, ...progress }: ReplayProgress) => ({
  ...progress,
  from: from.toISOString(),
  to: to.toISOString(),
  ...(lastReplayed && { lastReplayed: lastReplayed.toISOString() }),
  donePercent: Math.floor(done * 1_000) / 10,
});
