import { expect, it } from 'vitest';
import { minute, ordered, reported } from '../../test/spec-events.ts';
import { worldForEach } from '../../test/world.ts';

const world = worldForEach();

it('lets a report and its job be looked up', async () => {
  await world().take(ordered('o', 1));
  expect(await world().reads.report('ada', 'r-1')).toMatchObject({
    reportType: 'buyer-guide',
    queryIds: ['q-1'],
    jobId: 'j-2',
    createdAt: minute(1),
  });
  expect(await world().reads.job('ada', 'j-2')).toMatchObject({
    jobType: 'report',
    status: 'requested',
    reportId: 'r-1',
    message: 'Your buyer’s guide is in the queue.',
  });
});

it('keeps what was made before it is heard', async () => {
  await world().take(reported('r', 5), ordered('o', 1));
  expect(await world().reads.report('ada', 'r-1')).toMatchObject({
    createdAt: minute(1),
    queryIds: ['q-1'],
    made: { from: { eventId: 'r' } },
  });
});
