import type { Route } from '../http/route.ts';
import { bundling } from './bundling.ts';
import { fromPlatform } from './platform-exports.ts';
import type { Stage } from './stage.ts';

/** How the authorizer is called that lets users of the platform's pool in, each as the subject of their token. */
export const userAuthorizer = 'users';

/**
 * What the `serverless.ts` of every service says the same way: packaging, runtime, logs, traces, and an HTTP API that
 * users with a token may call. Functions and resources are the service's own.
 *
 * @param name `studio`
 */
export const serviceApp = (
  name: string,
  stage: Stage,
  {
    routes,
    environment = {},
    webOrigin = '*',
  }: {
    readonly routes: Readonly<Record<string, Pick<Route, 'method'>>>;
    /** For all of its functions, beside its table and the bus. */
    readonly environment?: Readonly<Record<string, unknown>>;
    /** Whose web pages may call the API. */
    readonly webOrigin?: string | undefined;
  },
) => ({
  service: `bayon-${name}`,
  frameworkVersion: '4',
  configValidationMode: 'error' as const,
  plugins: ['serverless-esbuild'],
  package: { individually: true },
  custom: { esbuild: bundling },
  provider: {
    name: 'aws' as const,
    stage: stage.name,
    region: stage.region as 'us-east-1',
    runtime: 'nodejs24.x' as const,
    architecture: 'arm64' as const,
    memorySize: 512,
    logRetentionInDays: 30 as const,
    tracing: { lambda: true },
    environment: {
      POWERTOOLS_SERVICE_NAME: name,
      POWERTOOLS_METRICS_NAMESPACE: 'Bayon',
      ...(stage.logLevel !== undefined && { POWERTOOLS_LOG_LEVEL: stage.logLevel }),
      TABLE: { Ref: 'Table' },
      BUS: fromPlatform(stage.name, 'BusName'),
      ...environment,
    },
    httpApi: {
      payload: '2.0',
      metrics: true,
      cors: {
        allowedOrigins: [webOrigin],
        allowedHeaders: ['authorization', 'content-type', 'idempotency-key'],
        allowedMethods: [...new Set(Object.values(routes).map(({ method }) => method))],
        maxAge: 600,
      },
      authorizers: {
        [userAuthorizer]: {
          type: 'jwt' as const,
          identitySource: '$request.header.Authorization',
          issuerUrl: fromPlatform(stage.name, 'IssuerUrl'),
          audience: [fromPlatform(stage.name, 'UserPoolClientId')],
        },
      },
    },
  },
});

/** What Serverless Framework makes of an HTTP API has no limits of its own: these are per route, a second and at once. */
export const httpThrottling = {
  HttpApiStage: {
    Properties: { DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 } },
  },
};
