import type { Agent } from '@bayon/cloud-driver';
import { type Client, createClient } from '@bayon/client';

/** A device of a user, as a frontend makes it, and what it has shown. */
export interface Device {
  readonly user: string;
  readonly client: Client;
  /** In the order in which they were handed on. */
  readonly shown: { readonly seq: number; readonly id: string }[];
  /** How often the log could not be told from where the device was. The first time is its beginning. */
  readonly resets: number;
}

/** As usual but quicker: a device finds a dead connection within seconds. Milliseconds. */
const timing = {
  heartbeat: 1_000,
  patience: 2_500,
  retries: { first: 20, most: 500 },
  settled: 500,
  oldest: 20_000,
  overlap: 200,
};

/** Connects a device. @param origin of the line */
export function connectDevice(origin: string, { user, token }: Agent): Device {
  const client = createClient({
    origin,
    token: () => token,
    storage: null,
    shareTabs: false,
    timing,
  });
  const shown: { seq: number; id: string }[] = [];
  let resets = 0;
  client.realtime.on('notification', ({ seq, id }) => shown.push({ seq, id }));
  client.realtime.on('reset', () => (resets += 1));
  client.realtime.connect();
  return {
    user,
    client,
    shown,
    get resets() {
      return resets;
    },
  };
}

/** What a device has shown that is not what it should have: a line for each kind. */
export function complaintsOf({ user, client, shown, resets }: Device, sent: readonly string[]): string[] {
  const ids = shown.map(({ id }) => id);
  const missing = sent.filter((id) => !ids.includes(id));
  const disordered = shown.findIndex(({ seq }, place) => seq !== place + 1);
  return [
    ...(missing.length > 0
      ? [
          `${missing.length} notifications were lost: ${missing.slice(0, 3).join(', ')} (${client.realtime.getSnapshot().connection})`,
        ]
      : []),
    ...(ids.length > new Set(ids).size ? ['some were shown twice'] : []),
    ...(disordered >= 0 ? [`number ${disordered + 1} was shown as seq ${shown[disordered]?.seq}`] : []),
    ...(resets > 1 ? [`it began anew ${resets - 1} times`] : []),
  ].map((complaint) => `${user}: ${complaint}`);
}
