import {
  createDocumentClient,
  createPublisher,
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
import { chooseSummarizer, chooseWebSearch } from './answering/choose.ts';
import { environmentOf } from './environment.ts';
import { makeOutcome } from './make-outcome.ts';
import { createNotebook } from './notebook/reads.ts';
import { createKnowledgeSearch } from './search/knowledge-search.ts';
import { works } from './subscriptions.ts';
import { logger, metrics } from './telemetry.ts';
import { type Work, work } from './work.ts';

const environment = environmentOf('worker');
const notebook = createNotebook({ client: createDocumentClient(), table: environment.TABLE });
const publisher = createPublisher({ source: 'bayon.coagent.research', bus: environment.BUS });
const settler = createSettler({
  scope: 'research worker',
  table: environment.TABLE,
  retentionDays: environment.RETENTION_DAYS,
  publisher,
});
const make = makeOutcome({
  notebook,
  search: createKnowledgeSearch(notebook),
  web: chooseWebSearch(environment),
  summarizer: chooseSummarizer(environment),
  report: (error, service) => {
    logger.warn('done without', { service, error: error instanceof Error ? error : String(error) });
  },
});
const inbox = {
  read: messagesOf(works),
  queue: createQueueClient({ inbox: environment.QUEUE_URL, deadLetters: environment.DEAD_LETTERS_URL }),
  observer: powertoolsObserver(logger, metrics),
  maxReceiveCount,
};

/** What is left of the function's time when the work is called off, in milliseconds: enough to tell the user. */
const reserve = 10_000;

/** A job: a question → its answer, a request → its report, with progress. Its queue gives it one at a time. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed(logger, metrics))
  .handler((batch, context) =>
    takeBatch(
      batch,
      (messages) =>
        Promise.allSettled(
          messages.map(({ event, attempt }) =>
            work(event as Work, {
              make,
              publisher,
              settler,
              signal: AbortSignal.timeout(Math.max(1, context.getRemainingTimeInMillis() - reserve)),
              isLastAttempt: attempt >= maxReceiveCount,
            }),
          ),
        ),
      inbox,
    ),
  );
