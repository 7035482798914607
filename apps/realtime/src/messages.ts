import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { createDocumentClient } from '@bayon/publisher';
import middy from '@middy/core';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { actions } from './actions/index.ts';
import { createRate } from './actions/rate.ts';
import { createReceiver } from './actions/receive.ts';
import type { ClientEvent } from './connections/client-event.ts';
import { createGateway } from './connections/gateway.ts';
import { environment } from './environment.ts';
import { counted, logger } from './observe.ts';
import { traced } from './traced.ts';

const receive = createReceiver({
  gateway: createGateway(environment.WEBSOCKET_ENDPOINT),
  actions,
  isTooMany: createRate({ client: createDocumentClient(), table: environment.TABLE_NAME }),
});

/** `$default`: whatever a client sends. */
export const handler = middy<ClientEvent, APIGatewayProxyResult>()
  .use(traced())
  .use(injectLambdaContext(logger))
  .use(counted())
  .handler(async ({ body = '', requestContext: { connectionId, authorizer } }) => {
    await receive(body, { userId: authorizer.userId, connectionId });
    return { statusCode: 200, body: '' };
  });
