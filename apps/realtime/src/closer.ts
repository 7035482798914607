import { createDocumentClient } from '@bayon/publisher';
import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { ScheduledEvent } from 'aws-lambda';
import { closeEnded } from './connections/close-ended.ts';
import { createGateway } from './connections/gateway.ts';
import { createSlots } from './connections/slots.ts';
import { environment } from './environment.ts';
import { logger, metrics } from './observe.ts';

const table = { client: createDocumentClient(), table: environment.TABLE };
const means = {
  ...table,
  slots: createSlots(table),
  gateway: createGateway(environment.WEBSOCKET_ENDPOINT),
};

/** Once a minute: connections whose time is over are closed. */
export const handler = middy<ScheduledEvent, { closed: number }>()
  .use(observed(logger, metrics))
  .handler(async (_, context) => {
    const closed = await closeEnded({
      ...means,
      hasTime: () => context.getRemainingTimeInMillis() > 10_000,
    });
    metrics.addMetric('ConnectionsEnded', 'Count', closed);
    return { closed };
  });
