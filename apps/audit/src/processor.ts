import {
  createDocumentClient,
  createQueueClient,
  maxReceiveCount,
  powertoolsObserver,
  takeBatch,
} from '@bayon/publisher';
import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { environmentOf } from './environment.ts';
import { createTake, readRaw } from './take.ts';
import { logger, metrics } from './telemetry.ts';
import { createRecorder } from './trail/recorder.ts';

const environment = environmentOf('processor');

const take = createTake(
  createRecorder({ client: createDocumentClient(), table: environment.TABLE }),
  ({ source, detailType, id, correlationId }) => {
    logger.error('event id taken', { source, detailType, eventId: id, correlationId });
    metrics.addMetric('EventIdTaken', 'Count', 1);
  },
);

const inbox = {
  read: readRaw,
  queue: createQueueClient({ inbox: environment.QUEUE_URL, deadLetters: environment.DEAD_LETTERS_URL }),
  observer: powertoolsObserver(logger, metrics),
  maxReceiveCount,
};

/** Inbox → trail: the only code that writes the trail, and it only ever adds to it. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed(logger, metrics))
  .handler((batch) => takeBatch(batch, take, inbox));
