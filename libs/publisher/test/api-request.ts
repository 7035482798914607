import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';

/** A request as API Gateway (payload 2.0, JWT authorizer) hands it to a function: `PUT /things/{id}` of thing 1, by ada. */
export function anApiRequest(
  overrides: Partial<Omit<APIGatewayProxyEventV2WithJWTAuthorizer, 'requestContext'>> & {
    readonly sub?: string;
    readonly scope?: string;
  } = {},
): APIGatewayProxyEventV2WithJWTAuthorizer {
  const { sub = 'ada', scope, ...event } = overrides;
  return {
    version: '2.0',
    routeKey: 'PUT /things/{id}',
    rawPath: '/things/1',
    rawQueryString: '',
    headers: { 'content-type': 'application/json' },
    pathParameters: { id: '1' },
    isBase64Encoded: false,
    ...event,
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api.example.com',
      domainPrefix: 'api',
      http: {
        method: 'PUT',
        path: '/things/1',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'test',
      },
      requestId: 'request-1',
      routeKey: 'PUT /things/{id}',
      stage: '$default',
      time: '23/Nov/2026:10:00:00 +0000',
      timeEpoch: 1_795_428_000_000,
      authorizer: {
        principalId: '',
        integrationLatency: 0,
        jwt: { claims: { sub, ...(scope !== undefined && { scope }) }, scopes: [] },
      },
    },
  };
}
