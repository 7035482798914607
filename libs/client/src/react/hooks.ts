import { useSyncExternalStore } from 'react';
import type { Store } from '../emitter.ts';
import type { Inbox, InboxSnapshot } from '../inbox.ts';
import type { Progress } from '../realtime/frames.ts';
import type { ConnectionState } from '../realtime/link.ts';
import { useClient } from './context.ts';

const useStore = <Value, Part>(
  { subscribe, getSnapshot }: Store<Value>,
  part: (value: Value) => Part,
): Part => {
  const read = () => part(getSnapshot());
  return useSyncExternalStore(subscribe, read, read);
};

/** The notifications, newest first, and what can be done with them. Loads them on first use. */
export function useNotifications(): InboxSnapshot & Pick<Inbox, 'load' | 'more' | 'mark'> {
  const { inbox } = useClient();
  const snapshot = useStore(inbox, (value) => value);
  return { ...snapshot, load: inbox.load, more: inbox.more, mark: inbox.mark };
}

/** How many notifications are unread: the number at the bell. */
export const useUnread = (): number => useStore(useClient().realtime, ({ unread }) => unread);

/** How far a job is; undefined until something is known of it. */
export const useJob = (jobId: string): Progress | undefined =>
  useStore(useClient().realtime, ({ jobs }) => jobs[jobId]);

/** Whether the page is live. */
export const useConnection = (): ConnectionState =>
  useStore(useClient().realtime, ({ connection }) => connection);
