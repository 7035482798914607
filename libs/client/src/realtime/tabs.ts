import type { Message } from './frames.ts';
import type { ConnectionState, Link } from './link.ts';

/** What the tabs of one browser need to share a connection: Web Locks choose who holds it, a channel tells the others. */
export interface TabPorts {
  readonly locks: Pick<LockManager, 'request'>;
  readonly channel: (name: string) => BroadcastChannel;
}

/** What the platform has of it: undefined where tabs cannot share (and in Node, where there are none). */
export const tabPorts = (): TabPorts | undefined =>
  typeof document !== 'undefined' && 'locks' in navigator && typeof BroadcastChannel !== 'undefined'
    ? { locks: navigator.locks, channel: (name) => new BroadcastChannel(name) }
    : undefined;

interface LinkEvents {
  readonly onMessage: (message: Message) => void;
  readonly onState: (state: ConnectionState) => void;
}

/** What tabs tell each other: the leader its state and what came; the others that they are there, or want it to hurry. */
type Told = { readonly state?: ConnectionState; readonly messages?: readonly Message[] } | 'here';

/**
 * One connection for all tabs: the tab that holds the lock has it and passes on what comes. When that tab ends, its
 * lock is free, and the next in line takes over from where it is itself.
 *
 * @param name one user's at one origin
 * @param status what a tab that has just come must know
 */
export function createSharedLink(
  name: string,
  { locks, channel: channelOf }: TabPorts,
  createLink: (events: LinkEvents) => Link,
  status: () => readonly Message[],
  { onMessage, onState }: LinkEvents,
): Link {
  let channel: BroadcastChannel | undefined;
  let link: Link | undefined;
  let state: ConnectionState = 'closed';
  let leave = () => {};

  const post = (told: Told) => channel?.postMessage(told);
  const become = (next: ConnectionState) => {
    state = next;
    onState(next);
  };

  const lead = () => {
    link = createLink({
      onMessage(message) {
        post({ messages: [message] });
        onMessage(message);
      },
      onState(next) {
        post({ state: next });
        become(next);
      },
    });
    link.connect();
  };

  const hear = (told: Told) => {
    if (told === 'here') {
      if (!link) return;
      post({ state, messages: status() });
      link.connect();
      link.hurry();
    } else if (!link) {
      if (told.state) become(told.state);
      told.messages?.forEach(onMessage);
    }
  };

  const join = () => {
    channel = channelOf(name);
    channel.onmessage = ({ data }) => hear(data as Told);
    const left = new AbortController();
    const held = new Promise<void>((resolve) => {
      leave = () => {
        left.abort();
        resolve();
      };
    });
    locks
      .request(name, { signal: left.signal }, () => {
        if (left.signal.aborted) return;
        lead();
        return held;
      })
      .catch((error: unknown) => {
        // Left before it was had.
        if (!left.signal.aborted) throw error;
      });
    become('connecting');
    post('here');
  };

  return {
    connect() {
      if (!channel) join();
      else if (link) link.connect();
      else post('here');
    },
    hurry() {
      if (link) link.hurry();
      else post('here');
    },
    close() {
      leave();
      link?.close();
      channel?.close();
      link = channel = undefined;
      become('closed');
    },
  };
}
