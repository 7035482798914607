import { StartupError, type Resource } from '../ports.ts';
import { fieldsOf, optionalNumber, requiredText } from './properties.ts';
import { createTokenBucket, type TokenBucket } from './token-bucket.ts';

export interface Stage {
  readonly name: string;
  readonly variables: Readonly<Record<string, string>> | undefined;
  /** A bucket of its own for each route: the stage's default limits apply to every route separately. */
  bucketFor(routeKey: string): TokenBucket | undefined;
}

/** The stage an API is deployed to. @throws StartupError when an API has none, or several */
export function stageOf(api: Resource, resources: readonly Resource[]): Stage {
  const [stage, ...others] = resources.filter(
    ({ type, properties }) => type === 'AWS::ApiGatewayV2::Stage' && properties.ApiId === api.ref,
  );
  if (!stage || others.length > 0) {
    throw new StartupError(`${api.stack}/${api.logicalId}: an API must have exactly one stage`);
  }
  const variables = fieldsOf(stage.properties.StageVariables);
  return {
    name: requiredText(stage, 'StageName'),
    variables: Object.keys(variables).length > 0 ? (variables as Record<string, string>) : undefined,
    bucketFor(routeKey) {
      const settings = {
        ...fieldsOf(stage.properties.DefaultRouteSettings),
        ...fieldsOf(fieldsOf(stage.properties.RouteSettings)[routeKey]),
      };
      const rate = optionalNumber(settings.ThrottlingRateLimit);
      const burst = optionalNumber(settings.ThrottlingBurstLimit);
      // Without a limit of its own a route has the account's, 10,000 a second: no one machine reaches it.
      if (rate === undefined && burst === undefined) return undefined;
      return createTokenBucket(rate ?? 10_000, burst ?? 5_000);
    },
  };
}
