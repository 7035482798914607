import { withCloud } from '../cloud/with-cloud.ts';
import type { Cell, Section } from '../report/table.ts';
import { notificationsThroughRealtime } from './realtime-inbox.ts';
import { publicationsThroughStudio } from './studio-inbox.ts';
import type { Flow } from './flow.ts';

const users = 10;

/** How many events a second pass an inbox, all of them put at once. */
export const measureThroughput = (appsDir: string): Promise<Section> =>
  withCloud(appsDir, users, async (stage) => {
    const flows = [
      await publicationsThroughStudio(stage, 300),
      await notificationsThroughRealtime(stage, 500),
    ];
    return {
      name: 'throughput',
      title: 'Throughput of the local cloud',
      command: 'npm run bench -- --only throughput',
      columns: ['what', 'events', 'events/s', 'seconds', 'all queues empty after s', 'dead letters'],
      rows: flows.map(rowOf),
      notes: [
        `All events are put on the bus at once, for ${users} connected users, and the clock starts with the first. A studio event has passed when its settled record is in the table, a notification when its frame has arrived. “All queues empty” includes everything the events cause in turn.`,
      ],
    };
  });

const rowOf = ({ what, events, passedMs, drainedMs, deadLetters }: Flow): Cell[] => [
  what,
  events,
  Math.round(events / (passedMs / 1_000)),
  passedMs / 1_000,
  drainedMs / 1_000,
  deadLetters,
];
