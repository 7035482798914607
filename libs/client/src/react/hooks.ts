import { useMemo, useSyncExternalStore } from 'react';
import type { Store } from '../emitter.ts';
import type { Inbox, InboxSnapshot } from '../inbox.ts';
import type { Progress } from '../realtime/frames.ts';
import type { ConnectionState } from '../realtime/link.ts';
import type { RealtimeSnapshot } from '../realtime/realtime.ts';
import { useClient } from './context.ts';

/**
 * Changes that come in one go are one rendering: React gives up on a page that is changed fifty times without a pause,
 * and a batch of what was missed may be hundreds.
 */
const calmly =
  (subscribe: Store<unknown>['subscribe']) =>
  (listener: () => void): (() => void) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        listener();
      });
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  };

const useStore = <Value, Part>(
  { subscribe, getSnapshot }: Store<Value>,
  part: (value: Value) => Part,
): Part => {
  const read = () => part(getSnapshot());
  return useSyncExternalStore(
    useMemo(() => calmly(subscribe), [subscribe]),
    read,
    read,
  );
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

/** Every job that was heard of, by its id. */
export const useJobs = (): RealtimeSnapshot['jobs'] => useStore(useClient().realtime, ({ jobs }) => jobs);

/** Whether the page is live. */
export const useConnection = (): ConnectionState =>
  useStore(useClient().realtime, ({ connection }) => connection);
