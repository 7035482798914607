import { createDocumentClient } from '@bayon/publisher';
import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { APIGatewayProxyResult } from 'aws-lambda';
import type { ClientEvent } from './connections/client-event.ts';
import { createSlots } from './connections/slots.ts';
import { environment } from './environment.ts';
import { logger, metrics } from './observe.ts';

const slots = createSlots({ client: createDocumentClient(), table: environment.TABLE });

/** `$disconnect`, which API Gateway sends if it can: a slot that nobody frees expires. */
export const handler = middy<ClientEvent, APIGatewayProxyResult>()
  .use(observed(logger, metrics))
  .handler(async ({ requestContext: { connectionId } }) => {
    await slots.release(connectionId);
    return { statusCode: 200, body: '' };
  });
