import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { run } from './commands.ts';
import { startLocalCloud } from './local-cloud.ts';
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.ts';

/** A name of two words, so that every spelling of it is put to use. */
const service = 'open-house';
const app = `apps/${service}`;
let workspace: WorkspaceCopy;
const here = (folder: string, command: string, ...args: string[]) =>
  run(workspace.root, folder, command, ...args);

beforeAll(async () => {
  workspace = copyWorkspace();
  await here('.', 'nx', 'generate', '@bayon/tools:service', service, '--no-interactive');
  const event = ['@bayon/tools:event', 'visitor-greeted', '--service', service];
  await here('.', 'nx', 'generate', ...event, '--no-interactive');
});
afterAll(() => workspace.dispose());

it('is of a service that keeps the house’s rules', async () => {
  const contracts = 'libs/event-contracts/src';
  const changed = ['catalogue', 'index', 'services'].map((name) => `${contracts}/${name}.ts`);
  await here('.', 'eslint', app, `${contracts}/${service}`, '--max-warnings=0');
  await here('.', 'prettier', '--check', app, `${contracts}/${service}`, ...changed);
});

it('compiles, and so do the contracts', async () => {
  await here(app, 'tsc', '--noEmit', '-p', 'tsconfig.json');
  await here('libs/event-contracts', 'tsc', '--noEmit', '-p', 'tsconfig.json');
});

it('passes its tests and those of the contracts, with every snapshot there', async () => {
  await here(app, 'vitest', 'run');
  await here('libs/event-contracts', 'vitest', 'run');
});

it('comes onto the pages of who speaks to whom', async () => {
  await here('.', 'node', 'tools/topology/src/main.ts', '--write');
  await here('tools/topology', 'vitest', 'run');
});

it('is packaged, and runs in the local cloud: what is posted is there to be read', async () => {
  await here('.', 'nx', 'run-many', '-t', 'package', '-p', 'platform', service);
  const cloud = await startLocalCloud(workspace.root);
  try {
    const token = await tokenFrom(cloud.gatewayUrl);
    const call = async (path: string, request: RequestInit = {}) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const answer = await fetch(`${cloud.gatewayUrl}${path}`, { ...request, headers });
      return { status: answer.status, body: await answer.json() };
    };
    const posted = await call(`/${service}/items`, { method: 'POST', body: '{"text":"Bring the keys"}' });
    expect(posted.status).toBe(202);
    const { itemId } = posted.body as { itemId: string };
    await vi.waitFor(
      async () =>
        expect(await call(`/${service}/items/${itemId}`)).toMatchObject({
          status: 200,
          body: { itemId, text: 'Bring the keys' },
        }),
      { timeout: 60_000, interval: 50 },
    );
    expect(await call(`/${service}/items`)).toMatchObject({ body: { items: [{ itemId }] } });
  } finally {
    await cloud.stop();
  }
});

async function tokenFrom(gatewayUrl: string): Promise<string> {
  const answer = await fetch(`${gatewayUrl}/_local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'ada' }),
  });
  return ((await answer.json()) as { token: string }).token;
}
