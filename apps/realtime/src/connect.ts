import { createDocumentClient } from '@bayon/publisher';
import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { connect } from './connections/connect.ts';
import { createGateway } from './connections/gateway.ts';
import { createSlots } from './connections/slots.ts';
import type { ClientEvent } from './connections/client-event.ts';
import { environment } from './environment.ts';
import { logger, metrics } from './observe.ts';

const means = {
  slots: createSlots({ client: createDocumentClient(), table: environment.TABLE }),
  gateway: createGateway(environment.WEBSOCKET_ENDPOINT),
  now: () => new Date(),
};

/** `$connect`, once the authorizer has said who it is. Nothing is posted from here: the connection does not stand yet. */
export const handler = middy<ClientEvent, APIGatewayProxyResult>()
  .use(observed(logger, metrics))
  .handler(async (event) => {
    const answer = await connect(means, event);
    metrics.addMetric(answer.statusCode === 200 ? 'Connected' : 'ConnectionsRefused', 'Count', 1);
    return answer;
  });
