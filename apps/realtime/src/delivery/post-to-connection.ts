import type { Gateway } from '../connections/gateway.ts';
import type { Slots } from '../connections/slots.ts';
import { jitter, wait } from '../connections/wait.ts';
import type { Slot } from '../items.ts';
import { type Outgoing, partsFor } from '../rules/parts-for.ts';
import type { DeliveryObserver } from './observer.ts';
import { isYoung } from '../connections/young.ts';

export interface PostOptions {
  readonly gateway: Gateway;
  readonly slots: Pick<Slots, 'free'>;
  readonly observer: DeliveryObserver;
  readonly now?: () => Date;
}

/** What became of a connection's share. */
export interface Posted {
  readonly connectionId: string;
  /** The messages of the inbox that need not be told to this connection again. */
  readonly done: ReadonlySet<string>;
  /** Why the others were not told. */
  readonly error?: Error;
}

/** API Gateway lists a connection only after `$connect` has answered: until then it answers 410, too. */
const youngRetries = 6;

/** Sends a connection what concerns it, in order. Never rejects: a failure ends this connection's share only. */
export async function postToConnection(
  userId: string,
  slot: Slot,
  outgoing: readonly Outgoing[],
  options: PostOptions,
): Promise<Posted> {
  const { slots, observer } = options;
  const { connectionId, protocol } = slot;
  const done = new Set<string>();
  const everything = new Set(outgoing.map(({ messageId }) => messageId));
  let sent = 0;
  try {
    for (const { text, messageIds } of partsFor(protocol, outgoing)) {
      const end = await post(slot, text, options);
      if (end !== 'sent') {
        if (end === 'gone') {
          await slots.free(userId, slot);
          observer.removed(connectionId);
        } else observer.unreached(connectionId);
        // Nobody is there to be told. The log keeps it.
        return { connectionId, done: everything };
      }
      sent += 1;
      for (const messageId of messageIds) done.add(messageId);
    }
    return { connectionId, done };
  } catch (error) {
    return { connectionId, done, error: error instanceof Error ? error : new Error(String(error)) };
  } finally {
    if (sent > 0) observer.sent(sent);
  }
}

async function post(
  { connectionId, connectedAt }: Slot,
  text: string,
  { gateway, now = () => new Date() }: PostOptions,
): Promise<'sent' | 'gone' | 'not yet'> {
  // Once young, the connection stays so for this post: it is never removed for not being there in time.
  const young = isYoung({ connectedAt }, now());
  for (let attempt = 1; ; attempt += 1) {
    if ((await gateway.post(connectionId, text)) === 'sent') return 'sent';
    if (!young) return 'gone';
    if (attempt > youngRetries) return 'not yet';
    await wait(jitter(attempt, 50, 800));
  }
}
