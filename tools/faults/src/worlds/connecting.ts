import { functionOf } from '@bayon/function-host';
import type { Resource } from '@bayon/local-cloud/parts';
import type { Clients } from './clients.ts';
import type { Journal } from './journal.ts';
import type { EventLog } from './on-the-bus.ts';
import type { ConnectionEvent } from './plan.ts';
import type { Answer, Invoke, Turn } from './turn.ts';

/** The users' side of the WebSocket API. */
export interface Connecting {
  turns(): Turn[];
  next(): number | undefined;
  /** Tells of the end of every connection, as API Gateway may do late. */
  disconnectAll(): Promise<void>;
  /** Connections whose `$connect` failed: nobody will tell of their end. */
  readonly failed: ReadonlySet<string>;
  /** Users who had more connections than any plan of theirs allows. */
  readonly excesses: readonly string[];
}

/** Connections that a plan allows at once; while none is known, five. */
const slots: Readonly<Record<string, number>> = { free: 3, pro: 10, enterprise: 25 };
const withoutPlan = 5;

export function createConnecting(options: {
  readonly connections: readonly ConnectionEvent[];
  readonly resources: readonly Resource[];
  readonly clients: Clients;
  readonly log: EventLog;
  readonly journal: Journal;
  readonly invoke: Invoke;
}): Connecting {
  const { connections, resources, clients, log, journal, invoke } = options;
  const waiting = new Set(connections);
  const failed = new Set<string>();
  const excesses: string[] = [];
  const [connectFunction, disconnectFunction] = ['connect', 'disconnect'].map(
    (name) => functionOf(resources, 'realtime', name).ref,
  ) as [string, string];

  function mostOf(userId: string): number {
    const plans = [...log.values()].flatMap(({ envelope: { 'detail-type': type, detail } }) =>
      type === 'Subscription Changed' && detail['userId'] === userId ? [String(detail['newPlan'])] : [],
    );
    return Math.max(withoutPlan, ...plans.map((plan) => slots[plan] ?? 0));
  }

  function connected({ connectionId, userId }: ConnectionEvent, answer: Answer): void {
    const { statusCode = 500 } = (answer.ok ? answer.payload : {}) as { readonly statusCode?: number };
    journal.note(`${userId} connects ${connectionId}: ${statusCode}`);
    if (statusCode >= 500) failed.add(connectionId);
    if (statusCode !== 200) return;
    clients.connected(connectionId, userId);
    const count = [...clients.open].filter((one) => clients.users.get(one) === userId).length;
    if (count > mostOf(userId)) excesses.push(`${userId} has ${count} connections`);
  }

  const end = (connectionId: string) =>
    invoke(disconnectFunction, { requestContext: { connectionId, authorizer: {} } });

  async function take(event: ConnectionEvent): Promise<() => void> {
    waiting.delete(event);
    const { connectionId, userId, protocol } = event;
    if (event.kind === 'connect') {
      const requestContext = { connectionId, authorizer: { userId, protocol } };
      const answer = await invoke(connectFunction, { requestContext });
      return () => connected(event, answer);
    }
    clients.gone(connectionId);
    await end(connectionId);
    return () => undefined;
  }

  /** A connection ends only after it was there. */
  const isNext = (event: ConnectionEvent) =>
    event.kind === 'connect' ||
    ![...waiting].some((one) => one.kind === 'connect' && one.connectionId === event.connectionId);

  return {
    failed,
    excesses,
    next: () => (waiting.size === 0 ? undefined : Math.min(...[...waiting].map(({ at }) => at))),
    turns: () =>
      [...waiting]
        .filter((event) => event.at <= journal.step && isNext(event))
        .flatMap((event) => {
          if (event.kind === 'vanish') {
            waiting.delete(event);
            clients.gone(event.connectionId);
            journal.note(`${event.connectionId} of ${event.userId} vanishes`);
            return [];
          }
          const functionName = event.kind === 'connect' ? connectFunction : disconnectFunction;
          return [{ name: event.name, functionName, tries: 1, take: () => take(event) }];
        }),
    async disconnectAll() {
      for (const connectionId of clients.users.keys()) {
        clients.gone(connectionId);
        await end(connectionId);
      }
    },
  };
}
