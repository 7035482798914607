import type { DetailOf, DomainEvent, ContentGenerationRequested } from '@bayon/event-contracts';
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
import { environmentOf } from './environment.ts';
import { generate } from './generate.ts';
import { createLibrary } from './library/reads.ts';
import { toneOf } from './library/voice.ts';
import { generates } from './subscriptions.ts';
import { logger, metrics } from './telemetry.ts';
import { chooseWriter } from './writer/choose-writer.ts';

const environment = environmentOf('generator');
const writer = await chooseWriter({
  writer: environment.WRITER,
  bedrockModelId: environment.BEDROCK_MODEL_ID,
  openaiBaseUrl: environment.OPENAI_BASE_URL,
  openaiModel: environment.OPENAI_MODEL,
  openaiApiKey: environment.OPENAI_API_KEY,
});
const publisher = createPublisher({ source: 'bayon.coagent.studio', bus: environment.BUS });
const client = createDocumentClient();
const library = createLibrary({ client, table: environment.TABLE });
const settler = createSettler({
  client,
  scope: 'studio generator',
  table: environment.TABLE,
  retentionDays: environment.RETENTION_DAYS,
  publisher,
});
const inbox = {
  read: messagesOf(generates),
  queue: createQueueClient({ inbox: environment.QUEUE_URL, deadLetters: environment.DEAD_LETTERS_URL }),
  observer: powertoolsObserver(logger, metrics),
  maxReceiveCount,
};

/** What is left of the function's time when the work is called off, in milliseconds: enough to tell the user. */
const reserve = 10_000;

/** A job: Content Generation Requested → a piece, with progress. Its queue gives it one at a time. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed(logger, metrics))
  .handler((batch, context) =>
    takeBatch(
      batch,
      (messages) =>
        Promise.allSettled(
          messages.map(({ event, attempt }) =>
            generate(event as DomainEvent<DetailOf<typeof ContentGenerationRequested>>, {
              writer,
              toneOf: async (userId, moment) => toneOf(await library.voice(userId), moment),
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
