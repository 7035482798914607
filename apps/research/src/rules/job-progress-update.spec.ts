import { describe, expect, it } from 'vitest';
import { asked, minute, ordered, progressed } from '../../test/spec-events.ts';
import { worldForEach } from '../../test/world.ts';

const world = worldForEach();
const job = (id = 'j-1') => world().reads.job('ada', id);
const at = (progress: number) =>
  progressed(`p-${progress}`, progress / 10, {
    progress,
    status: progress === 100 ? 'completed' : 'processing',
  });

describe('a job', () => {
  it('follows its progress, and never backwards', async () => {
    await world().take(asked('a', 0), at(40), at(10));
    expect(await job()).toMatchObject({ progress: 40, updatedAt: minute(4), queryId: 'q-1' });
  });

  it('stays finished', async () => {
    await world().take(at(100), at(90));
    expect(await job()).toMatchObject({ progress: 100, status: 'completed' });
  });

  it('ends as it ended first, whichever end is heard first', async () => {
    const failed = progressed('failed', 11, { progress: 50, status: 'failed' });
    await world().take(failed, at(100));
    expect(await job()).toMatchObject({ status: 'completed' });
  });

  it('of a report keeps the report that it makes', async () => {
    await world().take(
      ordered('o', 1),
      progressed('p', 2, { jobId: 'j-2', jobType: 'report', progress: 50 }),
    );
    expect(await job('j-2')).toMatchObject({ progress: 50, reportId: 'r-1', requestedAt: minute(1) });
  });
});
