import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { account, answered, functionsOf, quiet } from './api-fixtures.ts';
import { createApiGateway } from './gateway.ts';
import { startHttp, stopAll } from './http/http-fixtures.ts';

afterEach(stopAll);

test('local routes answer under /_local/, and nowhere else', async () => {
  const { gateway, url } = await startHttp({ routes: { $default: {} } });
  gateway.addLocalRoutes(({ url: path, remoteAddress }) =>
    Promise.resolve(
      path === '/_local/health' ? { status: 200, headers: {}, body: remoteAddress } : undefined,
    ),
  );
  expect(await (await fetch(`${url}/_local/health`)).text()).toBe('127.0.0.1');
  expect((await fetch(`${url}/_local/other`)).status).toBe(404);
  expect(await (await fetch(`${url}/health`)).text()).toBe('$default');
});

test('a port in use is named in one line', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const gateway = createApiGateway({ resources: [], account, functions: functionsOf({}), log: quiet });
  await expect(gateway.listen(port)).rejects.toThrow(`port ${port} is in use`);
  other.close();
});

test('a stop lets a request under way finish', async () => {
  const release = Promise.withResolvers<undefined>();
  const { gateway, functions, url } = await startHttp(
    { routes: { 'GET /a': {} } },
    {
      'fn:GET /a': () => release.promise.then(() => answered('done')),
    },
  );
  const answer = fetch(`${url}/a`).then((response) => response.text());
  await vi.waitFor(() => expect(functions.events).toHaveLength(1));
  const stopped = gateway.stop();
  release.resolve(undefined);
  expect(await answer).toBe('done');
  await stopped;
});
