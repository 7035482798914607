import type { EndedWorld } from '../world.ts';
import { allOf, list, text, type Told } from './history.ts';
import { type Item, itemsOf, userOf } from './tables.ts';
import type { Verdict } from './verdict.ts';

const recipientsOf = ({ detail }: Told): readonly string[] =>
  detail['userIds'] === undefined ? [text(detail['userId'])] : [...new Set(list(detail['userIds']))];

const isOf = (event: Told, entry: Item) => event.id === entry['id'] && event.source === entry['source'];

/**
 * Each user's notifications are numbered 1 to n, each event is among them once, and none is missing that was not muted;
 * between them are the digests of those that were too many at once.
 */
export const logsAreWhole: Verdict = ({ log, plan }, tables) => {
  const notifications = allOf(log, 'Real-time Notification');
  const digests = allOf(log, 'Notification Digest Due');
  const logged = Map.groupBy(itemsOf(tables, 'realtime', 'NOTIFICATION#'), userOf);
  const states = new Map(
    itemsOf(tables, 'realtime', 'LOG#STATE').map((item) => [userOf(item), item['lastSeq']]),
  );
  return [...new Set([...plan.users, ...logged.keys()])].flatMap((user) => {
    const entries = (logged.get(user) ?? []).toSorted(
      (one, other) => Number(one['seq']) - Number(other['seq']),
    );
    const wanted = notifications.filter((event) => recipientsOf(event).includes(user));
    const isMuted = everMuted(log, user);
    const gaps = entries.flatMap((entry, place) =>
      entry['seq'] === place + 1
        ? []
        : [`notification ${place + 1} of ${user} has the number ${String(entry['seq'])}`],
    );
    const strange = entries.flatMap((entry, place) => {
      if (digests.some((one) => isOf(one, entry) && one.detail['userId'] === user)) return [];
      const event = wanted.find((one) => isOf(one, entry));
      if (!event) return [`${user} was told ${String(entry['id'])}, which nobody said`];
      const first = entries.findIndex((one) => isOf(event, one));
      if (first !== place) return [`${user} was told ${event.id} as ${first + 1} and as ${place + 1}`];
      return event.detail['message'] === entry['message']
        ? []
        : [`${user} was told ${event.id} in other words`];
    });
    const missing = wanted.flatMap((event) =>
      entries.some((entry) => isOf(event, entry)) || isMuted(event)
        ? []
        : [`${user} was not told ${event.id}`],
    );
    const last = Number(states.get(user) ?? 0);
    const end =
      last === entries.length
        ? []
        : [`${user} has ${entries.length} notifications, and the log says ${last}`];
    return [...gaps, ...strange, ...missing, ...end];
  });
};

/** What a user muted at some time may have arrived then. */
function everMuted(log: EndedWorld['log'], user: string): (event: Told) => boolean {
  const muted = new Set(
    allOf(log, 'Preferences Changed')
      .filter(({ detail }) => detail['userId'] === user)
      .flatMap(({ detail }) =>
        list((detail['preferences'] as { readonly mutedNotifications?: unknown }).mutedNotifications),
      ),
  );
  return ({ detail }) => detail['severity'] !== 'critical' && muted.has(text(detail['type']));
}

type Frame = Readonly<Record<string, unknown>>;

const framesIn = (posted: string): readonly Frame[] => {
  const frame = JSON.parse(posted) as Frame;
  return frame['type'] === 'batch' ? (frame['messages'] as readonly Frame[]) : [frame];
};

/** What clients were told is what the log says, and what was said of jobs; nobody is told what is another's. */
export const framesSayTheSame: Verdict = ({ log, clients }, tables) => {
  const entries = new Map(
    itemsOf(tables, 'realtime', 'NOTIFICATION#').map((item) => [
      `${userOf(item)} ${String(item['seq'])}`,
      item,
    ]),
  );
  const progress = new Set(
    allOf(log, 'Job Progress Update').map(({ detail }) => namedStep(text(detail['userId']), detail)),
  );
  return clients.frames.flatMap(({ connectionId, text: posted }) => {
    const user = clients.users.get(connectionId) ?? 'nobody';
    return framesIn(posted).flatMap((frame) => {
      if (frame['type'] === 'progress')
        return progress.has(namedStep(user, frame))
          ? []
          : [`${user} was sent a progress that nobody told: ${posted}`];
      if (frame['type'] === 'marked') return [];
      const entry = entries.get(`${user} ${String(frame['seq'])}`);
      return entry && entry['id'] === frame['id'] && entry['message'] === frame['message']
        ? []
        : [`${user} was sent ${JSON.stringify(frame)}, and the log says ${JSON.stringify(entry?.['id'])}`];
    });
  });
};

const namedStep = (user: string, { jobId, progress, status, message }: Frame): string =>
  JSON.stringify([user, jobId, progress, status, message]);

/** When every connection has ended no slot is taken, but by those whose `$connect` failed: they expire. */
export const noSlotIsLeft: Verdict = ({ connecting }, tables) =>
  (tables.get('realtime') ?? []).flatMap((item) => {
    const isSlot = item.sk.startsWith('LIVE#SLOT#');
    if (!isSlot && item.sk !== 'CONNECTION') return [];
    const connectionId = isSlot ? text(item['connectionId']) : item.pk.slice('CONNECTION#'.length);
    return connecting.failed.has(connectionId) ? [] : [`${item.pk} ${item.sk} is left of ${connectionId}`];
  });
