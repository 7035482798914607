import type { Suite } from '../suite.ts';
import { disturbDevices, type Disturbance } from './disturbed.ts';

const bounded = { users: 4, devices: 2, mishaps: 100, kills: 1 };
const whole = { users: 20, devices: 2, mishaps: 10_000, kills: 5 };

/** The client library on bad lines: whatever befalls its connections, it shows everything once and in order, and counts right what is unread. */
export const realtime: Suite = {
  name: 'realtime',
  summary:
    'connections cut before, during and after frames, half-open, the cloud killed: every notification once, and the right count of those unread',
  async run({ bounded: isBounded, only = '', seed, report }) {
    const size: Disturbance = { ...(isBounded ? bounded : whole), seed };
    const name = `${size.mishaps} disturbed connections, seed ${seed}`;
    if (!name.includes(only)) return { cases: 0, failures: [], notes: [] };
    report(`  ${name}`);
    const { complaints, sent, marked, befell } = await disturbDevices(size, report);
    return {
      cases: 1,
      failures: complaints.length === 0 ? [] : [{ name, message: complaints.slice(0, 20).join('\n    ') }],
      notes: [
        `${sent} notifications to ${size.users} users with ${size.devices} devices each, ${marked} marks, ${size.kills} kills of the cloud`,
        `by kind: ${Object.entries(befell)
          .map(([kind, count]) => `${kind} ${count}`)
          .join(', ')}`,
      ],
    };
  },
};
