import type { FunctionInvoker, LocalAccount, Log } from '../../ports.ts';
import { invokeWithin } from '../invoke-within.ts';
import type { GatewayRequest } from '../request.ts';
import { evaluatePolicy } from './authorizer-policy.ts';
import type { RequestAuthorizer } from './websocket-api.ts';
import { authorizerEvent, type AuthorizerContext, type Client } from './websocket-event.ts';

export type Authorization =
  { readonly status: 200; readonly context: AuthorizerContext } | { readonly status: 401 | 403 | 500 };

/** Whether the request carries what `route.request.header.X` or `route.request.querystring.X` names. */
function isPresent(source: string, request: GatewayRequest): boolean {
  const [, place, name = ''] = /^route\.request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  if (place === 'querystring') return (new URLSearchParams(request.rawQuery).get(name) ?? '') !== '';
  return place === 'header' && (request.headers[name.toLowerCase()] ?? '') !== '';
}

/**
 * Asks a Lambda authorizer whether this client may connect. A missing identity source is 401 without asking
 * (all of several must be there); the error `Unauthorized` is 401, any other failure 500, a refusal 403.
 */
export async function authorizeConnect(
  {
    functions,
    account,
    log,
    now,
  }: { functions: FunctionInvoker; account: LocalAccount; log: Log; now: () => number },
  authorizer: RequestAuthorizer,
  client: Client,
  request: GatewayRequest,
): Promise<Authorization> {
  if (!authorizer.identitySources.every((source) => isPresent(source, request))) return { status: 401 };
  const { apiId, stage, stack } = client.api;
  const methodArn = `arn:aws:execute-api:${account.region}:${account.accountId}:${apiId}/${stage.name}/$connect`;
  const askedAt = now();
  const event = authorizerEvent(client, request, methodArn, askedAt);
  const result = await invokeWithin(functions, authorizer.integration, event);
  if (!result.ok) {
    if (result.kind !== 'late' && result.errorMessage === 'Unauthorized') return { status: 401 };
    const error = result.kind === 'late' ? 'it did not answer in time' : result.errorMessage;
    log.error('the authorizer failed', { stack, error });
    return { status: 500 };
  }
  const verdict = evaluatePolicy(result.payload, methodArn);
  if (verdict.kind === 'deny') return { status: 403 };
  if (verdict.kind === 'allow') {
    return { status: 200, context: { ...verdict.context, integrationLatency: now() - askedAt } };
  }
  log.error('the authorizer answered no policy', { stack, reason: verdict.reason });
  return { status: 500 };
}
