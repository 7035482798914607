import type { Mark, Notification } from '@bayon/client';
import type { Device } from './device.ts';

const marks: readonly Mark[] = ['read', 'unread', 'archived'];
/** Milliseconds between two marks. */
const pace = 150;

/** Marks what some device has shown, now one, now all up to one, until it is over. @returns how often */
export async function markUntil(
  isOver: () => boolean,
  devices: readonly Device[],
  random: () => number,
): Promise<number> {
  const oneOf = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  let count = 0;
  while (!isOver()) {
    const device = oneOf(devices);
    const entry = device && oneOf(device.shown);
    if (device && entry) {
      const which = random() < 0.5 ? { upTo: entry.seq } : { ids: [entry.id] };
      try {
        await device.client.inbox.mark(oneOf(marks) ?? 'read', which);
        count += 1;
      } catch {
        // The line is cut, or the cloud is being killed. Whoever marks on such a line tries again, or not.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, pace));
  }
  return count;
}

/** A user's log as the service has it. */
interface ServiceLog {
  readonly unread: number;
  readonly notifications: readonly Notification[];
}

/** What a device shows of marks that is not so: a line for each kind. Nothing where it shows what the service has. */
export async function markComplaintsOf(device: Device): Promise<string[]> {
  const { client, user } = device;
  const { unread, notifications } = await readLog(device);
  const recounted = notifications.filter(({ mark }) => mark === 'unread').length;
  const counted = client.realtime.getSnapshot().unread;
  const listed = client.inbox.getSnapshot().notifications;
  const shown = listed.map(({ seq, mark = 'unread' }) => `${seq} ${mark}`);
  const kept = notifications
    .filter(({ seq, mark }) => mark !== 'archived' && seq >= (listed.at(-1)?.seq ?? 0))
    .toSorted((one, other) => other.seq - one.seq)
    .map(({ seq, mark }) => `${seq} ${mark}`);
  return [
    ...(unread === recounted ? [] : [`the service counts ${unread} unread, and there are ${recounted}`]),
    ...(counted === recounted ? [] : [`a device counts ${counted} unread, and there are ${recounted}`]),
    ...(shown.join() === kept.join() ? [] : [`a device shows other marks than there are`]),
  ].map((complaint) => `${user}: ${complaint}`);
}

async function readLog({ client }: Device): Promise<ServiceLog> {
  const notifications: Notification[] = [];
  for (let after: number | undefined = 0; ;) {
    const page: ServiceLog & { readonly nextAfter?: number } = await client.get('/realtime/notifications', {
      params: { query: { after, limit: 100 } },
    });
    notifications.push(...page.notifications);
    if (page.nextAfter === undefined) return { unread: page.unread, notifications };
    after = page.nextAfter;
  }
}
