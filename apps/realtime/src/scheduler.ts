import { createDocumentClient, createPublisher } from '@bayon/publisher';
import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { ScheduledEvent } from 'aws-lambda';
import { environment } from './environment.ts';
import { logger, metrics } from './observe.ts';
import { publishDue } from './publish-due.ts';
import { dueDigests } from './reads/due-digests.ts';

const table = { client: createDocumentClient(), table: environment.TABLE };
const publisher = createPublisher({ source: 'bayon.coagent.realtime', bus: environment.BUS });

/** Once a minute: a digest that is due becomes an event. The processor, taking it, strikes it off. */
export const handler = middy<ScheduledEvent, { published: number }>()
  .use(observed(logger, metrics))
  .handler(async (_event, context) => {
    const published = await publishDue(
      dueDigests(table, new Date().toISOString()),
      publisher,
      () => context.getRemainingTimeInMillis() > 10_000,
    );
    logger.info('due', { published });
    return { published };
  });
