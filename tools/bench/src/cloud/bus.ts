import { randomUUID } from 'node:crypto';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { catalogue, type EventContract } from '@bayon/event-contracts';
import type { Resource } from '@bayon/local-cloud/parts';
import { ofType } from '@bayon/function-host';

/** An event to publish. */
export interface Outgoing {
  readonly detailType: (typeof catalogue)[number]['detailType'];
  readonly detail: object;
  /** The producer's id. */
  readonly id: string;
}

/** A producer outside of the project: an ordinary AWS client. */
export interface Bus {
  /** Publishes all, ten in a request as EventBridge takes them. Throws where one is refused. */
  publish(events: readonly Outgoing[]): Promise<void>;
  close(): void;
}

const perRequest = 10;
/** Requests on their way at once. */
const parallel = 4;

export function connectBus(awsUrl: string, resources: readonly Resource[]): Bus {
  const bus = ofType(resources, 'AWS::Events::EventBus')[0]?.ref;
  if (bus === undefined) throw new Error('no packaged app deploys an event bus');
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const client = new EventBridgeClient({ endpoint: awsUrl, region: 'us-east-1', credentials });

  async function send(events: readonly Outgoing[]): Promise<void> {
    const answer = await client.send(
      new PutEventsCommand({ Entries: events.map((event) => ({ EventBusName: bus, ...entryOf(event) })) }),
    );
    if (answer.FailedEntryCount !== 0)
      throw new Error(`PutEvents refused: ${JSON.stringify(answer.Entries)}`);
  }

  return {
    async publish(events) {
      const batches = Array.from({ length: Math.ceil(events.length / perRequest) }, (_, place) =>
        events.slice(place * perRequest, (place + 1) * perRequest),
      );
      const next = async (): Promise<void> => {
        for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) await send(batch);
      };
      await Promise.all(Array.from({ length: parallel }, next));
    },
    close: () => client.destroy(),
  };
}

function entryOf({ detailType, detail, id }: Outgoing) {
  const contracts: readonly EventContract[] = catalogue;
  const version = contracts.find((contract) => contract.detailType === detailType)?.version ?? 1;
  return {
    Source: 'bayon.coagent.studio',
    DetailType: detailType,
    Detail: JSON.stringify({
      ...detail,
      timestamp: new Date().toISOString(),
      event: { id, version, correlationId: id },
    }),
  };
}

/** A producer's id that no other run has used. */
export const freshId = (name: string): string => `bench-${name}-${randomUUID()}`;
