import type { FunctionInvoker, InvocationResult, LocalAccount, Log, Resource } from '../ports.ts';
import { resourceTypes } from './resource-types.ts';

export const account: LocalAccount = {
  accountId: '000000000000',
  region: 'us-east-1',
  gatewayUrl: 'http://localhost:4000',
  awsUrl: 'http://localhost:4566',
};

/** A resource of stack `studio` (or another), with the `Ref` that its own type gives it. */
export function aResource(
  type: string,
  logicalId: string,
  properties: Readonly<Record<string, unknown>>,
  stack = 'studio',
): Resource {
  const identity = { stack, logicalId, properties, account };
  const found = resourceTypes[`AWS::ApiGatewayV2::${type}`];
  if (!found) throw new Error(`no resource type ${type}`);
  return {
    ...{ stack, logicalId, properties, type: `AWS::ApiGatewayV2::${type}` },
    ref: found.ref(identity),
    attributes: found.attributes(identity),
  };
}

export interface ApiParts {
  readonly stack?: string;
  readonly protocol?: 'HTTP' | 'WEBSOCKET';
  readonly api?: Readonly<Record<string, unknown>>;
  readonly stage?: Readonly<Record<string, unknown>>;
  /** Properties of each route beside its key and target; the function's name is `fn:<route key>`. */
  readonly routes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly authorizer?: Readonly<Record<string, unknown>>;
  readonly integration?: Readonly<Record<string, unknown>>;
}

/** An API as the Serverless Framework packages it: api, stage, and an integration for each route. */
export function anApi(parts: ApiParts): readonly Resource[] {
  const { stack = 'studio', protocol = 'HTTP' } = parts;
  const webSocket = protocol === 'WEBSOCKET';
  const make = (type: string, id: string, properties: Readonly<Record<string, unknown>>): Resource =>
    aResource(type, `${protocol}${id}`, properties, stack);
  const api = make('Api', 'Api', { ProtocolType: protocol, ...parts.api });
  const common = { ApiId: api.ref };
  const authorizer = make('Authorizer', 'Authorizer', { ...common, ...parts.authorizer });
  const routes = Object.entries(parts.routes).flatMap(([key, properties]) => {
    const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/fn:${key}/invocations`;
    const integration = make('Integration', `I${key}`, {
      ...{ ...common, IntegrationType: 'AWS_PROXY', IntegrationUri: webSocket ? uri : `fn:${key}` },
      ...(webSocket ? {} : { PayloadFormatVersion: '2.0', TimeoutInMillis: 30000 }),
      ...parts.integration,
    });
    const target = { RouteKey: key, Target: `integrations/${integration.ref}` };
    const secured = properties.AuthorizationType ? { AuthorizerId: authorizer.ref } : {};
    const route = make('Route', `R${key}`, { ...common, ...target, ...secured, ...properties });
    const responds = properties.RouteResponseSelectionExpression !== undefined;
    const response = { ...common, RouteId: route.ref, RouteResponseKey: '$default' };
    return [integration, route, ...(responds ? [make('RouteResponse', `RR${key}`, response)] : [])];
  });
  const StageName = webSocket ? 'dev' : '$default';
  return [api, make('Stage', 'Stage', { ...common, StageName, ...parts.stage }), authorizer, ...routes];
}

export const answered = (payload: unknown): InvocationResult => ({ ok: true, payload });

export const failed = (errorMessage: string): InvocationResult => ({
  ...{ ok: false, kind: 'error', errorType: 'Error', errorMessage },
});

export type Handler = (event: never) => InvocationResult | Promise<InvocationResult>;

/** Functions by name, at the invoker's seam; the events they got are kept, through JSON as Lambda passes them. */
export function functionsOf(handlers: Readonly<Record<string, Handler>>): FunctionInvoker & {
  readonly events: { readonly name: string; readonly event: never }[];
} {
  const events: { name: string; event: never }[] = [];
  return {
    events,
    async invoke(name, event) {
      const passed = JSON.parse(JSON.stringify(event)) as never;
      events.push({ name, event: passed });
      return (await handlers[name]?.(passed)) ?? failed(`no function ${name}`);
    },
  };
}

const nothing = (): void => undefined;
export const quiet: Log = { info: nothing, warn: nothing, error: nothing, functionLine: nothing };
