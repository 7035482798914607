import type { AwsService } from '@bayon/local-cloud/parts';
import type { Bus } from './bus.ts';
import { aMinuteOld, type Clients } from './clients.ts';
import type { Disturbance } from './disturb.ts';
import type { Queues } from './queues.ts';
import type { Stage, Surroundings } from './stage.ts';

/** What the functions of a world meet: its bus, its queues, its clients, real tables, and what goes wrong. */
export interface WorldSurroundings {
  readonly answer: Surroundings;
  /** Resolves once no call is under way. */
  quiet(): Promise<void>;
}

export function createSurroundings(
  { callerOf }: Pick<Stage, 'callerOf'>,
  world: {
    readonly bus: Bus;
    readonly queues: Queues;
    readonly clients: Clients;
    readonly disturbance: Disturbance;
  },
): WorldSurroundings {
  const underWay = new Set<Promise<unknown>>();
  /** By how requests name their service; those of DynamoDB go where they were to go. */
  const places: Readonly<Record<string, Pick<AwsService, 'handle'>>> = {
    AWSEvents: world.bus.service,
    AmazonSQS: world.queues.service,
    'execute-api': world.clients.service,
  };
  const answer: Surroundings = (service, request) => {
    const protocol = String(request.headers['x-amz-target'] ?? 'execute-api').split('.')[0] ?? '';
    const place = places[protocol] ?? service;
    const isConnect = callerOf(request)?.endsWith('-connect') === true;
    return world.disturbance.disturb(place, isConnect ? aMinuteOld(request) : request);
  };
  return {
    answer(service, request) {
      const call = answer(service, request).finally(() => underWay.delete(call));
      underWay.add(call);
      return call;
    },
    async quiet() {
      await Promise.allSettled(underWay);
    },
  };
}
