import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { ClientOptions } from '@bayon/client';
import { SimpleSocket } from '../foreign/simple-socket.ts';
import { NotReady } from '../errors.ts';
import { deployedStack } from '../stack/deployed.ts';

type SocketConstructor = NonNullable<ClientOptions['WebSocket']>;

/** Where a stage is reached, as its users do. */
export interface Reach {
  /** Of all APIs. */
  readonly origin: string;
  readonly realtimeUrl: string;
  /** None where a stage's page is not served. */
  readonly pageUrl: string | undefined;
  /** For a cloud whose WebSockets need something else than the platform's. */
  readonly WebSocket?: SocketConstructor;
  /** Sends a request for the origin to where it is answered. */
  readonly fetch: typeof fetch;
}

/** Where `npm start` serves everything. */
export const localOrigin = 'http://localhost:4000';

/** This machine: one origin has it all. */
export const localReach = (origin = localOrigin): Reach => ({
  origin,
  realtimeUrl: `${origin.replace(/^http/, 'ws')}/realtime`,
  pageUrl: `${origin}/`,
  fetch,
});

/** The services that have an API. */
const services = ['audit', 'brand', 'market', 'realtime', 'research', 'studio', 'user'];

/** What is asked for below `/users` the user service answers as well. */
const serviceOf = (path: string): string => {
  const [, first = ''] = path.split('/');
  return first === 'users' ? 'user' : first;
};

/**
 * A deployed stage by the addresses that its stacks put out.
 *
 * @param endpoint of a foreign cloud, which has no names for what it serves; AWS where it is undefined
 * @throws NotReady where a service is not deployed
 */
export async function deployedReach(
  cloudFormation: CloudFormationClient,
  stage: string,
  endpoint: string | undefined,
): Promise<Reach> {
  const outputsOf = async (app: string): Promise<ReadonlyMap<string, string>> => {
    const stack = await deployedStack(cloudFormation, `bayon-${app}-${stage}`);
    if (!stack) throw new NotReady(`${app} is not deployed to ${stage}`);
    return new Map(
      (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    );
  };
  const outputs = new Map(
    await Promise.all(services.map(async (service) => [service, await outputsOf(service)] as const)),
  );
  const by = (service: string, output: string) => outputs.get(service)?.get(output) ?? '';
  const foreign = (api: string, of: string) => `${endpoint ?? ''}/_aws/execute-api/${api}/${of}`;
  const apiOf = (service: string) =>
    endpoint === undefined ? by(service, 'HttpApiUrl') : foreign(by(service, 'HttpApiId'), '$default');
  const page = await outputsOf('console');
  return {
    origin: 'https://stage.invalid',
    realtimeUrl:
      endpoint === undefined
        ? by('realtime', 'ServiceEndpointWebsocket')
        : foreign(by('realtime', 'WebsocketsApiId'), stage).replace(/^http/, 'ws'),
    pageUrl: endpoint === undefined ? page.get('SiteUrl') : undefined,
    ...(endpoint !== undefined && { WebSocket: SimpleSocket }),
    fetch: (input, init) => {
      const request = new Request(input, init);
      const { pathname, search } = new URL(request.url);
      return fetch(new Request(`${apiOf(serviceOf(pathname))}${pathname}${search}`, request));
    },
  };
}
