import {
  createDocumentClient,
  createQueueClient,
  createSettler,
  maxReceiveCount,
  powertoolsObserver,
  messagesOf,
  takeBatch,
} from '@bayon/publisher';
import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createGateway } from './connections/gateway.ts';
import { createSlots } from './connections/slots.ts';
import { createDelivery } from './delivery/deliver.ts';
import { createReachedStore } from './delivery/reached.ts';
import { environment } from './environment.ts';
import { deliveryObserver, logger, metrics } from './observe.ts';
import { consumes } from './subscriptions.ts';
import { createTake } from './take.ts';

const client = createDocumentClient();
const table = environment.TABLE;

const settler = createSettler({
  client,
  table,
  scope: 'realtime',
  retentionDays: environment.RETENTION_DAYS,
});
const deliver = createDelivery({
  client,
  table,
  settler,
  slots: createSlots({ client, table }),
  reached: createReachedStore({ client, table }),
  gateway: createGateway(environment.WEBSOCKET_ENDPOINT),
  observer: deliveryObserver,
});

const take = createTake(settler, deliver);

const inbox = {
  read: messagesOf(consumes),
  queue: createQueueClient({ inbox: environment.QUEUE_URL, deadLetters: environment.DEAD_LETTERS_URL }),
  observer: powertoolsObserver(logger, metrics),
  maxReceiveCount,
};

/** The inbox: notifications and progress become the user's log and state, and frames to their connections. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed(logger, metrics))
  .handler((batch) => takeBatch(batch, take, inbox));
