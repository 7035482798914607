import { createDocumentClient } from '@bayon/publisher';
import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { createActions } from './actions/index.ts';
import { createRate } from './actions/rate.ts';
import { createReceiver } from './actions/receive.ts';
import { type ClientEvent, clientOf } from './connections/client-event.ts';
import { createGateway } from './connections/gateway.ts';
import { environment } from './environment.ts';
import { createVerifier } from './identity/verifier.ts';
import { logger, metrics, tokenObserver } from './observe.ts';

const table = { client: createDocumentClient(), table: environment.TABLE };

const receive = createReceiver({
  gateway: createGateway(environment.WEBSOCKET_ENDPOINT),
  actions: createActions({
    ...table,
    verify: createVerifier(environment.ISSUER_URL, environment.USER_POOL_CLIENT_ID),
    observer: tokenObserver,
  }),
  countMessage: createRate(table),
});

/** `$default`: whatever a client sends. */
export const handler = middy<ClientEvent, APIGatewayProxyResult>()
  .use(observed(logger, metrics))
  .handler(async (event) => {
    await receive(event.body ?? '', clientOf(event));
    return { statusCode: 200, body: '' };
  });
