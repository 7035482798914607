import { setImmediate as turn } from 'node:timers/promises';
import type { AwsRequest, AwsResponse, AwsService } from '@bayon/local-cloud/parts';
import { type Call, callCounter, operationOf } from './calls.ts';
import { effectOf, type Effects, together } from './effects.ts';
import type { Fault, Means } from './faults.ts';

/** A fault, and the call that it happens to. */
export interface Armed extends Pick<Means, 'kill' | 'overtake'> {
  readonly fault: Fault;
  readonly call: Call;
}

/** What passed between a function and AWS during one delivery. */
export interface Seen extends Effects {
  readonly calls: readonly Call[];
  /** The armed fault has happened. */
  readonly isHit: boolean;
}

/** Stands between the functions and AWS: sees what passes, and has one call of a delivery go wrong. */
export interface Disturber {
  between(service: AwsService): AwsService;
  /** Watches some work, until all it called has been answered. One at a time. */
  during<T>(work: () => Promise<T>, armed?: Armed): Promise<{ readonly result: T; readonly seen: Seen }>;
}

/** Turns of the event loop without a call under way, after which none is on its way either. */
const quietTurns = 5;

export function createDisturber(): Disturber {
  let watch: ReturnType<typeof createWatch> | undefined;
  return {
    between: (service) => ({
      accepts: (request) => service.accepts(request),
      handle: (request) => (watch ? watch.handle(service, request) : service.handle(request)),
    }),
    async during(work, armed) {
      const watching = (watch = createWatch(armed));
      try {
        const result = await work();
        watching.end();
        await watching.quiet();
        return { result, seen: watching.seen() };
      } finally {
        watch = undefined;
      }
    },
  };
}

function createWatch(armed: Armed | undefined) {
  const count = callCounter();
  const calls: Call[] = [];
  const effects: Effects[] = [];
  const underWay = new Set<Promise<unknown>>();
  const { promise: ended, resolve: end } = Promise.withResolvers<undefined>();
  let isHit = false;

  const isMet = ({ operation, nth }: Call): boolean => {
    if (armed?.call.operation !== operation) return false;
    return armed.fault.lasting ? nth >= armed.call.nth : nth === armed.call.nth;
  };

  async function answer(service: AwsService, request: AwsRequest): Promise<AwsResponse> {
    const operation = operationOf(request);
    // The message is in no queue, so there is nothing to delay: it comes back when it is delivered again.
    if (operation === 'ChangeMessageVisibility') return { status: 200, headers: {}, body: '{}' };
    const call = count(operation);
    calls.push(call);
    const pass = async (passed: AwsRequest): Promise<AwsResponse> => {
      const response = await service.handle(passed);
      effects.push(effectOf(passed, response));
      return response;
    };
    if (!armed || !isMet(call)) return pass(request);
    isHit = true;
    const { kill, overtake } = armed;
    return armed.fault.answer({ request, pass, kill, overtake, ended });
  }

  return {
    async handle(service: AwsService, request: AwsRequest): Promise<AwsResponse> {
      const answered = answer(service, request);
      underWay.add(answered);
      try {
        return await answered;
      } finally {
        underWay.delete(answered);
      }
    },
    end: () => end(undefined),
    /** What an ended instance had sent is still served, as by AWS: it belongs to this delivery. */
    async quiet() {
      for (let turns = 0; turns < quietTurns; turns += 1) {
        if (underWay.size > 0) turns = 0;
        await Promise.allSettled(underWay);
        await turn();
      }
    },
    seen: (): Seen => ({ ...together(effects), calls, isHit }),
  };
}
