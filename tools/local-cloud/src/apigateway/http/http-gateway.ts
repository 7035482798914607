import type { FunctionInvoker, LocalAccount, Log, Resource } from '../../ports.ts';
import { invokeWithin } from '../invoke-within.ts';
import { gatewayId, messageResponse, type GatewayRequest, type GatewayResponse } from '../request.ts';
import { isPreflight, preflightResponse, withCors } from './cors.ts';
import { httpRoutes, type HttpRoute } from './http-api.ts';
import { httpEvent, type JwtContext } from './http-event.ts';
import { httpResponse } from './http-response.ts';
import { tokenOf, type JwtVerifier } from './jwt-authorizer.ts';
import { matchRoute } from './route-pattern.ts';

interface Match {
  readonly route: HttpRoute;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface HttpGatewayOptions {
  readonly resources: readonly Resource[];
  readonly account: LocalAccount;
  readonly functions: FunctionInvoker;
  readonly jwt: JwtVerifier;
  readonly log: Log;
  readonly now: () => number;
}

/** A named stage is part of the path, `$default` is not; routes are matched below it. */
const belowStage = (stage: string, path: string): string | undefined => {
  if (stage === '$default') return path;
  return path.startsWith(`/${stage}/`) ? path.slice(stage.length + 1) : undefined;
};

/** All HTTP APIs of all stacks behind one address. `answer` never rejects for what a caller or a function does. */
export function createHttpGateway({ resources, account, functions, jwt, log, now }: HttpGatewayOptions): {
  /** @param apiId the API that is asked; without one, any that has such a route */
  answer(request: GatewayRequest, body: Buffer | undefined, apiId?: string): Promise<GatewayResponse>;
} {
  const routes = httpRoutes(resources);

  const find = (method: string | undefined, path: string, apiId?: string): Match | undefined => {
    for (const route of routes) {
      if (apiId !== undefined && route.api.apiId !== apiId) continue;
      const below = belowStage(route.api.stage.name, path);
      const parameters = below === undefined ? undefined : matchRoute(route.pattern, method, below);
      if (parameters) return { route, parameters };
    }
    return undefined;
  };

  const authorize = async (
    request: GatewayRequest,
    route: HttpRoute,
  ): Promise<JwtContext | GatewayResponse> => {
    if (!route.authorizer) return { claims: {}, scopes: null };
    const verdict = await jwt.verify(tokenOf(request, route.authorizer), route.authorizer, route.scopes);
    if (verdict.status === 200) return { claims: verdict.claims, scopes: verdict.scopes };
    log.info('token refused', { stack: route.api.stack, route: route.key, reason: verdict.reason });
    return verdict.status === 401
      ? messageResponse(401, 'Unauthorized', { 'www-authenticate': 'Bearer' })
      : messageResponse(403, 'Forbidden', { 'www-authenticate': 'Bearer error="insufficient_scope"' });
  };

  const integrate = async (
    request: GatewayRequest,
    { route, parameters }: Match,
    body: Buffer,
  ): Promise<GatewayResponse> => {
    const jwtContext = await authorize(request, route);
    if ('status' in jwtContext) return jwtContext;
    if (route.bucket?.take(now()) === false) return messageResponse(429, 'Too Many Requests');
    const requestId = gatewayId();
    const context = { stack: route.api.stack, route: route.key, requestId };
    const event = httpEvent({
      ...{ request, body, route, parameters, account, requestId, now: now() },
      jwt: route.authorizer ? jwtContext : undefined,
    });
    const result = await invokeWithin(functions, route.integration, event);
    if (!result.ok && result.kind === 'late') {
      log.error('the function did not answer within the integration timeout', context);
      return messageResponse(503, 'Service Unavailable');
    }
    if (!result.ok) {
      log.error('the function failed', { ...context, kind: result.kind, error: result.errorMessage });
      return messageResponse(500, 'Internal Server Error');
    }
    const response = httpResponse(result.payload);
    if (!response) log.error('the function answered what is no HTTP response', context);
    const sent = response ?? messageResponse(500, 'Internal Server Error');
    return { ...sent, headers: { ...sent.headers, 'apigw-requestid': requestId } };
  };

  /** The API a preflight is about: by path and the method it asks for, else by path alone. */
  const preflight = (request: GatewayRequest, apiId?: string): GatewayResponse | undefined => {
    const wanted = request.headers['access-control-request-method'];
    const found = find(wanted, request.path, apiId) ?? find(undefined, request.path, apiId);
    return found?.route.api.cors ? preflightResponse(found.route.api.cors, request) : undefined;
  };

  return {
    async answer(request, body, apiId) {
      let match: Match | undefined;
      try {
        const answered = isPreflight(request) ? preflight(request, apiId) : undefined;
        if (answered) return answered;
        match = find(request.method, request.path, apiId);
      } catch (error) {
        if (error instanceof URIError) return messageResponse(400, 'Bad Request');
        throw error;
      }
      if (!match) return messageResponse(404, 'Not Found');
      const response = body
        ? await integrate(request, match, body)
        : messageResponse(413, 'Request Entity Too Large');
      return match.route.api.cors ? withCors(match.route.api.cors, request, response) : response;
    },
  };
}
