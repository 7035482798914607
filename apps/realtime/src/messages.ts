import { createDocumentClient } from '@bayon/publisher';
import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { actions } from './actions/index.ts';
import { createRate } from './actions/rate.ts';
import { createReceiver } from './actions/receive.ts';
import type { ClientEvent } from './connections/client-event.ts';
import { createGateway } from './connections/gateway.ts';
import { environment } from './environment.ts';
import { logger, metrics } from './observe.ts';

const receive = createReceiver({
  gateway: createGateway(environment.WEBSOCKET_ENDPOINT),
  actions,
  isTooMany: createRate({ client: createDocumentClient(), table: environment.TABLE }),
});

/** `$default`: whatever a client sends. */
export const handler = middy<ClientEvent, APIGatewayProxyResult>()
  .use(observed(logger, metrics))
  .handler(async ({ body = '', requestContext: { connectionId, authorizer } }) => {
    await receive(body, { userId: authorizer.userId, connectionId });
    return { statusCode: 200, body: '' };
  });
