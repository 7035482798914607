import type { Progress } from './frames.ts';

/** The latest of each job, by `jobId`. */
export type Jobs = Readonly<Record<string, Progress>>;

/** So many finished jobs are remembered. */
const mostFinished = 100;

export const isFinished = ({ status }: Progress): boolean => status === 'completed' || status === 'failed';

/** Takes what was said of a job. A late 40 % changes nothing, and what is finished stays so. @returns the same jobs then */
export function withProgress(jobs: Jobs, said: Progress): Jobs {
  const known = jobs[said.jobId];
  if (known && (isFinished(known) || !isNewer(said, known))) return jobs;
  const others = Object.entries(jobs).filter(([jobId]) => jobId !== said.jobId);
  const finished = others.map(([, job]) => job).filter(isFinished);
  const oldest = finished.length >= mostFinished ? finished[0]?.jobId : undefined;
  return Object.fromEntries([...others, [said.jobId, said] as const].filter(([jobId]) => jobId !== oldest));
}

const isNewer = (said: Progress, known: Progress) =>
  isFinished(said) ||
  Date.parse(said.timestamp) > Date.parse(known.timestamp) ||
  (said.timestamp === known.timestamp && said.progress > known.progress);
