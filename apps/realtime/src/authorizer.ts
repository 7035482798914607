import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { environment } from './environment.ts';
import { createAuthorizer, Unauthorized } from './identity/authorize.ts';
import { createVerifier } from './identity/verifier.ts';
import { logger, metrics } from './observe.ts';

const verify = createVerifier(environment.ISSUER_URL, environment.USER_POOL_CLIENT_ID);

/** `$connect` of the WebSocket API: who is this? */
export const handler = middy<APIGatewayRequestAuthorizerEvent, APIGatewayAuthorizerResult>()
  .use(observed(logger, metrics))
  .onError(({ error }) => {
    // Lambda counts a refusal as an error too: what wakes somebody is counted apart (see the alarms).
    if (!(error instanceof Unauthorized)) metrics.addMetric('AuthorizationFailed', 'Count', 1);
  })
  .handler(createAuthorizer(verify));
