import { createDocumentClient, createPublisher } from '@bayon/publisher';
import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { ScheduledEvent } from 'aws-lambda';
import { environmentOf } from './environment.ts';
import { createNotebook } from './notebook/reads.ts';
import { publishDue } from './publish-due.ts';
import { logger, metrics } from './telemetry.ts';

const environment = environmentOf('scheduler');
const notebook = createNotebook({ client: createDocumentClient(), table: environment.TABLE });
const publisher = createPublisher({ source: 'bayon.coagent.research', bus: environment.BUS });

/** Once a minute: what is due becomes an event. The processor, taking it, strikes it off. */
export const handler = middy<ScheduledEvent, { published: number }>()
  .use(observed(logger, metrics))
  .handler(async (_event, context) => {
    const published = await publishDue(notebook, publisher, {
      now: new Date().toISOString(),
      // The next minute goes on where this one stops.
      hasTime: () => context.getRemainingTimeInMillis() > 10_000,
    });
    logger.info('due', { published });
    return { published };
  });
