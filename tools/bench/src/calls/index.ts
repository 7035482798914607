import {
  connectionsEach,
  startHost,
  type Subscription,
  subscriptionsOf,
  withScratch,
} from '@bayon/function-host';
import type { Cell, Section } from '../report/table.ts';
import { baseline } from './baseline.ts';
import { measureClientMessages } from './client-messages.ts';
import { type Again, measureEvent, type MeasuredEvent, type WatchedHost } from './measure-event.ts';
import { createRecorder } from './recorder.ts';

/** AWS calls of each consumed event, on the first delivery and on the second. */
export async function measureCalls(appsDir: string): Promise<readonly Section[]> {
  const { measured, ofClients } = await withScratch(async (directory) => {
    const recorder = createRecorder();
    const host = await startHost({
      appsDir,
      dataDir: directory,
      between: (service) => recorder.record(service),
    });
    const watched: WatchedHost = { ...host, during: (work) => recorder.during(work) };
    try {
      const all: MeasuredEvent[] = [];
      const subscriptions = subscriptionsOf(host.resources);
      for (const subscription of subscriptions.filter(isMeasured)) {
        const consumed = new Set(
          subscriptions
            .filter(({ functionName }) => functionName === subscription.functionName)
            .map(({ contract }) => contract.detailType),
        );
        const examples = subscription.contract.examples as readonly Readonly<Record<string, unknown>>[];
        for (const example of examples)
          all.push(await measureEvent(watched, subscription, example, consumed));
      }
      return { measured: all, ofClients: await measureClientMessages(watched) };
    } finally {
      await host.close();
    }
  });
  const ofEvents: Section = {
    name: 'calls',
    title: 'Calls to AWS per event',
    command: 'npm run bench -- --only calls',
    columns: [
      'event',
      'taken by',
      'calls',
      'sequential',
      'goal',
      'before',
      'a copy',
      'its effect',
      'redelivery',
      'its effect',
      'second delivery before',
    ],
    rows: rowsOf(measured),
    notes: [
      'The packaged functions run with the environment and the permissions of their templates, on real tables. “Sequential” are the calls that wait for one another.',
      `The goal is 2 where a rule loads nothing and 3 where it loads; the generator’s work is a job, which reports its progress while it runs. Two numbers are calls / sequential; “before” is the earlier implementation.`,
      `A copy is a duplicate as EventBridge makes them, another message with the same event; a redelivery is the same message, which the queue hands out again. Each user has ${connectionsEach} connections. Audit takes every event in the same way; two stand for all.`,
    ],
  };
  return [ofEvents, ofClients];
}

/** Audit takes every event in the same way: of all the examples those of two stand for all. */
const isMeasured = ({ stack, contract: { detailType } }: Subscription): boolean =>
  stack !== 'audit' || detailType === 'Content Generated' || detailType === 'Real-time Notification';

/** A row for each kind of an event; kinds that fare alike share one. */
export function rowsOf(measured: readonly MeasuredEvent[]): Cell[][] {
  const rows = new Map<string, { readonly variants: Set<string>; readonly first: MeasuredEvent }>();
  for (const one of measured) {
    const { variant, subscription, ...figures } = one;
    const before = baselineFor(one);
    const key = JSON.stringify([
      subscription.functionName,
      subscription.contract.detailType,
      figures,
      before ?? null,
    ]);
    const row = rows.get(key) ?? { variants: new Set(), first: one };
    if (variant !== '') row.variants.add(variant);
    rows.set(key, row);
  }
  return [...rows.values()].map(({ variants, first }) => {
    const { subscription, calls, sequential, loads, copy, redelivery } = first;
    const before = baselineFor(first);
    const kinds = variants.size > 0 ? ` (${[...variants].join(', ')})` : '';
    return [
      `${subscription.contract.detailType}${kinds}`,
      `${subscription.stack} ${subscription.part}`,
      calls,
      sequential,
      goalOf(subscription.part, loads),
      before ? ratio(before) : '',
      ratio(copy),
      copy.effect,
      ratio(redelivery),
      redelivery.effect,
      before?.second ?? '',
    ];
  });
}

const ratio = ({ calls, sequential }: Pick<Again, 'calls' | 'sequential'>): string =>
  `${calls} / ${sequential}`;

const goalOf = (part: string, loads: boolean): Cell => (part === 'processor' ? `≤ ${loads ? 3 : 2}` : '');

function baselineFor({ subscription: { contract, part, stack }, variant }: MeasuredEvent) {
  // Nothing recorded events before.
  const before = part === 'processor' && stack !== 'audit' ? baseline[contract.detailType] : undefined;
  return before?.variant === undefined || before.variant === variant ? before : undefined;
}
