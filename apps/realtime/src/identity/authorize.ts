import type { APIGatewayAuthorizerWithContextResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { offerOf } from './offered-token.ts';
import type { Verify } from './verifier.ts';

/** API Gateway answers 401 to exactly this message of an authorizer, 500 to any other. */
export class Unauthorized extends Error {
  constructor() {
    super('Unauthorized');
  }
}

/** What every later event of the connection carries. */
export interface Identity {
  readonly [name: string]: string;
  readonly userId: string;
  readonly protocol: string;
  /** Epoch seconds. What an authorizer hands on is text. */
  readonly tokenEndsAt: string;
}

/**
 * Who may connect: 401 for no or no good token, 403 for a query that names another user.
 *
 * @throws Unauthorized, and FetchError when the issuer's keys cannot be had
 */
export const createAuthorizer =
  (verify: Verify) =>
  async (
    request: Pick<APIGatewayRequestAuthorizerEvent, 'headers' | 'queryStringParameters' | 'methodArn'>,
  ): Promise<APIGatewayAuthorizerWithContextResult<Identity>> => {
    const { token, protocol, userId } = offerOf(request);
    const verified = token === undefined ? undefined : await verify(token);
    if (verified === undefined) throw new Unauthorized();
    const subject = verified.userId;
    return {
      principalId: subject,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: userId === undefined || userId === subject ? 'Allow' : 'Deny',
            Action: 'execute-api:Invoke',
            // The `$connect` of this API and stage: nothing else asks for authorization.
            Resource: request.methodArn,
          },
        ],
      },
      context: { userId: subject, protocol, tokenEndsAt: String(verified.endsAt) },
    };
  };
