import {
  account,
  anApi,
  answered,
  functionsOf,
  quiet,
  type ApiParts,
  type Handler,
} from '../api-fixtures.ts';
import { createApiGateway, type ApiGateway } from '../gateway.ts';

const started: ApiGateway[] = [];
export async function stopAll(): Promise<void> {
  await Promise.all(started.splice(0).map((gateway) => gateway.stop()));
}

const ok: Handler = (event: { routeKey: string }) => answered({ statusCode: 200, body: event.routeKey });

/** HTTP APIs on a port of their own; functions without a handler answer their route key. */
export async function startHttp(
  parts: ApiParts | readonly ApiParts[],
  handlers: Readonly<Record<string, Handler>> = {},
  now = Date.now,
) {
  const all = [parts].flat() as readonly ApiParts[];
  const defaults = Object.fromEntries(
    all.flatMap(({ routes }) => Object.keys(routes)).map((key) => [`fn:${key}`, ok]),
  );
  const functions = functionsOf({ ...defaults, ...handlers });
  const gateway = createApiGateway({ resources: all.flatMap(anApi), account, functions, log: quiet, now });
  started.push(gateway);
  const { port } = await gateway.listen(0);
  return { gateway, functions, port, url: `http://127.0.0.1:${port}` };
}
