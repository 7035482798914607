import { type Host, startHost, type Subscription, subscriptionsOf } from '@bayon/function-host';
import type { AwsService } from '@bayon/local-cloud/parts';
import { type ScriptedBus, scriptedBus } from '@bayon/scripted-bus';
import { busService } from './bus-service.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** The packaged functions on real tables, a bus that does as it is told, and nothing that delivers by itself. */
export interface PackagedWorld {
  readonly host: Host;
  readonly bus: ScriptedBus;
  /** Who takes what off the bus, as the packaged templates say. */
  readonly subscriptions: readonly Subscription[];
  /** What the functions laid aside as dead letters, in words. */
  readonly deadLetters: string[];
  /** Begins anew: empty tables, an empty bus that works. */
  begin(): Promise<void>;
  /** All that came of what happened since `begin`. @param how.jobs whether some of it was the work of jobs */
  outcome(how?: { readonly jobs: boolean }): Promise<Outcome>;
}

/** @param dataDir is the world's own */
export async function startPackagedWorld(
  appsDir: string,
  dataDir: string,
): Promise<PackagedWorld & { close(): Promise<void> }> {
  const bus = scriptedBus();
  const deadLetters: string[] = [];
  const host = await startHost({
    appsDir,
    dataDir,
    between: (service) => watchingDeadLetters(service, deadLetters),
    events: busService(bus),
  });
  let begunAt = Date.now();
  return {
    host,
    bus,
    deadLetters,
    subscriptions: subscriptionsOf(host.resources),
    async begin() {
      await host.clear();
      bus.clear();
      bus.behave(() => ({ codes: [] }));
      deadLetters.length = 0;
      begunAt = Date.now();
    },
    outcome: async ({ jobs } = { jobs: false }) =>
      outcomeOf(await host.items(), bus.entries, { from: begunAt, to: Date.now(), jobs }),
    close: () => host.close(),
  };
}

/** Functions send to no queue but that of their dead letters. */
const watchingDeadLetters = (service: AwsService, deadLetters: string[]): AwsService => ({
  accepts: (request) => service.accepts(request),
  handle(request) {
    if (String(request.headers['x-amz-target']).endsWith('.SendMessage'))
      deadLetters.push(reasonOf(Buffer.from(request.body).toString()));
    return service.handle(request);
  },
});

function reasonOf(body: string): string {
  const { MessageAttributes: attributes = {} } = JSON.parse(body) as {
    readonly MessageAttributes?: Readonly<Record<string, { readonly StringValue?: string }>>;
  };
  return ['ERROR_CODE', 'ERROR_MESSAGE'].map((name) => attributes[name]?.StringValue ?? '').join(': ');
}
