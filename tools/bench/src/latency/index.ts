import type { Cell, Section } from '../report/table.ts';
import { median, percentile } from '../report/statistics.ts';
import { withCloud } from '../cloud/with-cloud.ts';
import { markLatencies } from './marks.ts';
import { idleLatencies, loadedLatencies, perSecond, seconds } from './notifications.ts';
import { pieceLatencies } from './pieces.ts';

const users = 10;

/** From an event, or a request, to the frame that a user sees. */
export const measureLatency = (appsDir: string): Promise<Section> =>
  withCloud(appsDir, users, async (stage) => {
    const rows: Cell[][] = [
      row('PutEvents → notification frame, one at a time', await idleLatencies(stage, 200)),
      row(
        `PutEvents → notification frame, ${perSecond}/s for ${seconds} s to ${users} users`,
        await loadedLatencies(stage),
      ),
      row(
        'POST /realtime/notifications/marks → marked frame on the other device',
        await markLatencies(stage, 100),
      ),
      row('POST /studio/content → 100 % progress frame', await pieceLatencies(stage, 20)),
    ];
    return {
      name: 'latency',
      title: 'Latency in the local cloud',
      command: 'npm run bench -- --only latency',
      columns: ['what', 'samples', 'median ms', 'p99 ms', 'longest ms'],
      rows,
      notes: [
        'Through the real bus, queue, function and WebSocket of the local cloud, in another process. At the steady load a frame’s time counts from when its event was due to be sent, whether or not the sender was late. The piece is by the offline composer.',
      ],
    };
  });

const row = (what: string, times: readonly number[]): Cell[] => [
  what,
  times.length,
  median(times),
  percentile(times, 0.99),
  Math.max(...times),
];
