import { randomUUID } from 'node:crypto';
import { RealTimeNotification } from '@bayon/event-contracts';
import {
  batchOf,
  functionOf,
  type Host,
  InvocationFailed,
  onTheBus,
  subscriptionsOf,
} from '@bayon/function-host';
import type { Section } from '../report/table.ts';
import { longestChain } from './chain.ts';
import type { WatchedHost } from './measure-event.ts';
import type { Call } from './recorder.ts';

/** What a client does, and how many reads and queries it may take. */
interface Doing {
  readonly what: string;
  readonly goal: { readonly reads: number; readonly queries: number };
  readonly calls: readonly Call[];
}

const counted = (calls: readonly Call[], ...operations: readonly string[]): number =>
  calls.filter(({ operation }) => operations.includes(operation)).length;
const readsOf = ({ calls }: Doing) => counted(calls, 'GetItem', 'BatchGetItem');
const queriesOf = ({ calls }: Doing) => counted(calls, 'Query');

/** AWS calls of what clients do on the WebSocket: connecting, a heartbeat, and coming back. */
export async function measureClientMessages(host: WatchedHost): Promise<Section> {
  const connectionId = () => `${randomUUID().slice(0, 15)}=`;
  const nothing = { reads: 0, queries: 1 };
  const one = { reads: 1, queries: 1 };
  const done: Doing[] = [];
  const watch = async (what: string, goal: Doing['goal'], work: () => Promise<unknown>) => {
    const { calls } = await host.during(work);
    done.push({ what, goal, calls });
  };
  const ada = randomUUID();
  const [first, second] = [connectionId(), connectionId()];
  await watch('connects', nothing, () => connect(host, ada, first));
  await watch('connects in place of another', nothing, () => connect(host, ada, second, first));
  await tell(host, ada, 1);
  await watch('heartbeat', { reads: 1, queries: 0 }, () => say(host, ada, second, { action: 'ping' }));
  for (const missed of [0, 50, 500, 501]) {
    const user = randomUUID();
    const connection = connectionId();
    await connect(host, user, connection);
    await tell(host, user, missed + 1);
    await watch(`resumes, ${missed} missed`, one, () =>
      say(host, user, connection, { action: 'resume', after: 1 }),
    );
  }
  return sectionOf(done);
}

function sectionOf(done: readonly Doing[]): Section {
  return {
    name: 'calls',
    title: 'Calls to AWS of a client',
    command: 'npm run bench -- --only calls',
    columns: ['a client', 'reads', 'queries', 'writes', 'posts', 'sequential', 'goal'],
    rows: done.map((one) => [
      one.what,
      readsOf(one),
      queriesOf(one),
      counted(one.calls, 'UpdateItem', 'TransactWriteItems'),
      counted(one.calls, 'PostToConnection'),
      longestChain(one.calls),
      `≤ ${one.goal.reads} read${one.goal.reads === 1 ? '' : 's'}, ${one.goal.queries} ${one.goal.queries === 1 ? 'query' : 'queries'}`,
    ]),
    notes: [
      'What a client sends is counted by one write, so that it can be limited, and a resume by another. A read may be a batch of keys.',
    ],
    failures: done
      .filter((one) => readsOf(one) > one.goal.reads || queriesOf(one) > one.goal.queries)
      .map((one) => `a client that ${one.what} takes ${readsOf(one)} reads and ${queriesOf(one)} queries`),
  };
}

const authorizer = (userId: string) => ({ userId, protocol: 'v1' });

const invoke = async (host: Host, part: string, event: object) => {
  const answer = await host.invoke(functionOf(host.resources, 'realtime', part).ref, event);
  const { statusCode } = answer as { readonly statusCode?: number };
  if (statusCode !== 200) throw new InvocationFailed(`${part} answered ${JSON.stringify(answer)}`);
};
const connect = (host: Host, userId: string, connectionId: string, replaces?: string) =>
  invoke(host, 'connect', {
    requestContext: { connectionId, authorizer: authorizer(userId) },
    ...(replaces !== undefined && { queryStringParameters: { replaces } }),
  });
const say = (host: Host, userId: string, connectionId: string, message: object) =>
  invoke(host, 'messages', {
    body: JSON.stringify(message),
    requestContext: { connectionId, authorizer: authorizer(userId) },
  });

/** Has so many notifications come for a user. */
async function tell(host: Host, userId: string, count: number): Promise<void> {
  const taker = subscriptionsOf(host.resources).find(
    ({ stack, contract }) => stack === 'realtime' && contract === RealTimeNotification,
  );
  if (!taker) throw new Error('realtime takes no notifications');
  const { contract, source, functionName, queueArn } = taker;
  const now = new Date().toISOString();
  for (let from = 0; from < count; from += 10) {
    const messages = Array.from({ length: Math.min(10, count - from) }, () => ({
      event: onTheBus(
        contract,
        source,
        { userId, type: 'welcome', severity: 'critical', message: 'Hello' },
        randomUUID(),
        now,
      ),
      messageId: randomUUID(),
      attempt: 1,
    }));
    await host.invoke(functionName, batchOf(messages, queueArn));
  }
}
