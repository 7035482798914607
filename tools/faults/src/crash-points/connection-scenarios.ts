import { type Host, ofType } from '@bayon/function-host';
import type { Scenario } from './scenario.ts';

const userId = 'ada';
/** The connection that ends; those of a client that tries to connect are numbered. */
const ending = 'connection-ending=';
/** Which connection it is in the end, and which of the free slots it has: another where the first was contended. */
const numbered = /connection-\d+=|(?<=LIVE#SLOT#|"slot":\{"N":")\d+/g;

/** Epoch seconds: a token that outlives the search. */
const tokenEndsAt = '4000000000';

const device = 'device-of-ada';
const opening = (connectionId: string, query?: { readonly replaces?: string; readonly device?: string }) => ({
  requestContext: { connectionId, authorizer: { userId, protocol: 'v1', tokenEndsAt } },
  ...(query && { queryStringParameters: query }),
});

const isAnswered = (answer: unknown): boolean =>
  (answer as { readonly statusCode?: number } | null)?.statusCode === 200;

/** The functions of each WebSocket route, by the templates. */
function functionsOf({ resources }: Pick<Host, 'resources'>, routeKey: string) {
  return ofType(resources, 'AWS::ApiGatewayV2::Route').flatMap(({ stack, properties }) => {
    if (properties['RouteKey'] !== routeKey) return [];
    const part = routeKey.slice(1);
    return ofType(resources, 'AWS::Lambda::Function')
      .filter((one) => one.stack === stack && one.ref.endsWith(`-${part}`))
      .map(({ ref }) => ({ taker: `${stack} ${part}`, functionName: ref }));
  });
}

/**
 * A client that connects, and one that leaves.
 *
 * A client whose connecting fails comes back as another connection, once API Gateway has said that the first is gone
 * (it says so if it can: else the slot stays taken until it is found gone, or expires). `$disconnect` that fails is
 * told again here, which API Gateway does not do: what is shown is that whoever frees the slot later finishes it.
 */
export function connectionScenarios(host: Pick<Host, 'resources'>): Scenario[] {
  const [leaving] = functionsOf(host, '$disconnect');
  const [arriving] = functionsOf(host, '$connect');
  if (leaving === undefined || arriving === undefined) return [];
  const leave = (world: Host, connectionId: string): Promise<unknown> =>
    world.invoke(leaving.functionName, { requestContext: { connectionId } });
  return [
    {
      ...arriving,
      name: `${arriving.taker} · a client connects`,
      subject: 'a client connects',
      prepare: () => Promise.resolve(),
      payload: ({ attempt }) => opening(`connection-${attempt}=`),
      isDone: isAnswered,
      afterFailure: async (world, { attempt }) => {
        await leave(world, `connection-${attempt}=`);
      },
      alias: numbered,
    },
    {
      ...arriving,
      name: `${arriving.taker} · a client connects in place of another`,
      subject: 'a client connects in place of another',
      prepare: async (world) => {
        await world.invoke(arriving.functionName, opening(ending));
      },
      payload: ({ attempt }) => opening(`connection-${attempt}=`, { replaces: ending }),
      isDone: isAnswered,
      afterFailure: async (world, { attempt }) => {
        await leave(world, `connection-${attempt}=`);
      },
      alias: numbered,
    },
    {
      ...arriving,
      name: `${arriving.taker} · a device comes back`,
      subject: 'a device comes back',
      prepare: async (world) => {
        await world.invoke(arriving.functionName, opening(ending, { device }));
      },
      payload: ({ attempt }) => opening(`connection-${attempt}=`, { device }),
      isDone: isAnswered,
      afterFailure: async (world, { attempt }) => {
        await leave(world, `connection-${attempt}=`);
      },
      alias: numbered,
    },
    {
      ...leaving,
      name: `${leaving.taker} · a client leaves`,
      subject: 'a client leaves',
      prepare: async (world) => {
        await world.invoke(arriving.functionName, opening(ending));
      },
      payload: () => ({ requestContext: { connectionId: ending } }),
      isDone: isAnswered,
    },
  ];
}
