import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';

/** What a test says of a request; the rest is as API Gateway has it. */
export interface RequestOptions {
  /** The subject of the token; `ada` by default. */
  readonly user?: string;
  /** The token's scopes, with spaces between. */
  readonly scope?: string;
  /** What stands for `{…}` in the path, whatever it is called there. */
  readonly id?: string;
  readonly query?: Record<string, string>;
  /** An object is sent as JSON, text as it is. */
  readonly body?: object | string;
  readonly headers?: Record<string, string>;
  readonly isBase64Encoded?: boolean;
}

/** A request as API Gateway (payload 2.0, JWT authorizer) hands it to a function. @param routeKey `GET /notes/{id}` */
export function anApiRequest(
  routeKey: string,
  request: RequestOptions = {},
): APIGatewayProxyEventV2WithJWTAuthorizer {
  const { user = 'ada', scope, id, query, body, headers, isBase64Encoded = false } = request;
  const [method = '', path = ''] = routeKey.split(' ');
  const parameter = /\{(\w+)\}/;
  const name = parameter.exec(path)?.[1];
  const rawPath = path.replace(parameter, encodeURIComponent((id ?? '').toWellFormed()));
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(query && { queryStringParameters: query }),
    ...(name !== undefined && id !== undefined && { pathParameters: { [name]: id } }),
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    isBase64Encoded,
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api.example.com',
      domainPrefix: 'api',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey,
      stage: '$default',
      time: '23/Nov/2026:10:00:00 +0000',
      timeEpoch: 1_795_428_000_000,
      authorizer: {
        principalId: '',
        integrationLatency: 0,
        jwt: { claims: { sub: user, ...(scope !== undefined && { scope }) }, scopes: [] },
      },
    },
  };
}
