import {
  createInbox,
  createPublisher,
  createQueueClient,
  createSettler,
  maxReceiveCount,
  powertoolsObserver,
} from '@bayon/publisher';

import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { environmentOf } from './environment.ts';
import { rules } from './rules/index.ts';
import { logger, metrics } from './telemetry.ts';

const environment = environmentOf('processor');

const settler = createSettler({
  scope: 'market',
  table: environment.TABLE,
  retentionDays: environment.RETENTION_DAYS,
  publisher: createPublisher({ source: 'bayon.coagent.market', bus: environment.BUS }),
});

const take = createInbox({
  rules,
  settler,
  queue: createQueueClient({ inbox: environment.QUEUE_URL, deadLetters: environment.DEAD_LETTERS_URL }),
  observer: powertoolsObserver(logger, metrics),
  maxReceiveCount,
});

/** Inbox → rule → settle: the only code that writes market's table, but for the generator's settled records. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed(logger, metrics))
  .handler((batch) => take(batch));
