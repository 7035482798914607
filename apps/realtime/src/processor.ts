import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import {
  createDocumentClient,
  createQueueClient,
  createSettler,
  maxReceiveCount,
  powertoolsObserver,
  takeBatch,
} from '@bayon/publisher';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createGateway } from './connections/gateway.ts';
import { createSlots } from './connections/slots.ts';
import { createDelivery } from './delivery/deliver.ts';
import { createReachedStore } from './delivery/reached.ts';
import { environment } from './environment.ts';
import { counted, deliveryObserver, logger, metrics } from './observe.ts';
import { traced } from './traced.ts';
import { consumes } from './subscriptions.ts';

const client = createDocumentClient();
const table = environment.TABLE_NAME;

const deliver = createDelivery({
  client,
  table,
  settler: createSettler({ client, table, scope: 'realtime', retentionDays: environment.RETENTION_DAYS }),
  slots: createSlots({ client, table }),
  reached: createReachedStore({ client, table }),
  gateway: createGateway(environment.WEBSOCKET_ENDPOINT),
  observer: deliveryObserver,
});

const inbox = {
  contracts: consumes,
  queue: createQueueClient({ inbox: environment.INBOX_URL, deadLetters: environment.DEAD_LETTERS_URL }),
  observer: powertoolsObserver(logger, metrics),
  maxReceiveCount,
};

/** The inbox: notifications and progress become the user's log and state, and frames to their connections. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(traced())
  .use(injectLambdaContext(logger))
  .use(counted())
  .handler((batch) => takeBatch(batch, deliver, inbox));
