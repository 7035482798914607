import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Hono } from 'hono';
import type { Bindings } from './app.ts';

/**
 * Serves invocations of an HTTP API (payload format 2.0) by a Hono app of GET routes with text answers. Hono's own
 * adapter is deprecated, and knows load balancers and binary bodies besides.
 */
export const serve =
  (api: Hono<{ Bindings: Bindings }>) =>
  async (event: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<APIGatewayProxyStructuredResultV2> => {
    const { rawPath, rawQueryString, requestContext } = event;
    const url = new URL(`https://${requestContext.domainName}${rawPath}`);
    url.search = rawQueryString;
    const response = await api.fetch(new Request(url, { method: requestContext.http.method }), { event });
    return {
      statusCode: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  };
