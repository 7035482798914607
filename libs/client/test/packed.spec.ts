import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { aToken } from './a-token.ts';
import { launchBrowser } from './browser.ts';
import { type LogServer, startLogServer } from './log-server.ts';
import { clearBench, installedCommand, type Packed, packClient, projectWith, run } from './packed.ts';
import { until } from './until.ts';

let packed: Packed;
let server: LogServer;
beforeAll(async () => {
  packed = await packClient();
}, 180_000);
beforeEach(async () => {
  server = await startLogServer();
});
afterEach(() => server.kill());
afterAll(clearBench);

/** As strict as another team may be. */
const compilerOptions = { strict: true, target: 'es2022', module: 'nodenext', noEmit: true, types: [] };
const tsconfig = JSON.stringify({ compilerOptions, include: ['*.ts'] });

it('holds what was built, and nothing else', () => {
  const others = packed.files.filter((path) => !/^dist\/.*\.(js|d\.ts)$/.test(path));
  expect(others.toSorted()).toEqual(['README.md', 'package.json']);
  expect(packed.files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/react/index.js']));
  expect(packed.files.filter((path) => /\.spec\./.test(path))).toEqual([]);
});

it('works in an empty project in Node, by five lines that compile', async () => {
  const use = `
    import { createClient } from '@bayon/client';
    const client = createClient({ origin: '${server.origin}', token: () => '${aToken()}' });
    client.realtime.on('notification', ({ message }) => console.log(message));
    client.realtime.connect();
    console.log(typeof (await client.get('/realtime/notifications', { params: { query: { limit: 1 } } })));
    // @ts-expect-error there is no such route
    export const wrong = () => client.get('/realtime/poems');`;
  const project = await projectWith([packed.tarball], ['openapi-typescript-helpers'], {
    'use.ts': use,
    'tsconfig.json': tsconfig,
  });
  await run(project, installedCommand('tsc'), '-p', '.');

  const lines: string[] = [];
  const program = spawn(installedCommand('node'), ['use.ts'], { cwd: project, stdio: 'pipe' });
  createInterface(program.stdout).on('line', (line) => lines.push(line));
  let complaints = '';
  program.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
  try {
    const isThere = () => server.received.some(({ action }) => action === 'resume') && lines.length > 0;
    await until('connected', isThere, () => [lines, complaints]);
    server.append(2);
    await until(
      'both',
      () => lines.length >= 3,
      () => [lines, complaints],
    );
  } finally {
    program.kill();
  }
  expect(lines).toEqual(['object', 'No. 1', 'No. 2']);
}, 120_000);

const browser = await launchBrowser();

it.skipIf(browser === undefined)(
  'works in an empty project in a browser, with React',
  async () => {
    const use = `
      import { createClient } from '@bayon/client';
      import { BayonProvider, useNotifications, useUnread } from '@bayon/client/react';
      import { createElement } from 'react';
      import { createRoot } from 'react-dom/client';
      const client = createClient({ origin: location.origin, token: () => '${aToken()}' });
      const Bell = () => {
        const { notifications } = useNotifications();
        return createElement('p', null, useUnread() + ': ' + notifications.map(({ message }) => message).join());
      };
      const root = document.body.appendChild(document.createElement('main'));
      createRoot(root).render(createElement(BayonProvider, { client }, createElement(Bell)));`;
    const react = ['react', 'react-dom', 'scheduler', '@types/react', '@types/react-dom', 'csstype'];
    const project = await projectWith([packed.tarball], ['openapi-typescript-helpers', ...react], {
      'use.ts': use,
      'tsconfig.json': tsconfig,
    });
    await run(project, installedCommand('tsc'), '-p', '.');
    const { outputFiles } = await build({
      entryPoints: [`${project}/use.ts`],
      absWorkingDir: project,
      bundle: true,
      write: false,
      format: 'esm',
    });
    await server.kill();
    server = await startLogServer({
      '/page': '<!doctype html><title>A page</title><body><script type="module" src="/page.js"></script>',
      '/page.js': outputFiles[0]?.text ?? '',
    });
    const page = await browser!.newPage();
    await page.goto(`${server.origin}/page`);
    await until('resumed', () => server.received.some(({ action }) => action === 'resume'));
    server.append(2);
    await page.waitForFunction(() => document.querySelector('p')?.textContent === '2: No. 2,No. 1');
    await browser!.close();
  },
  120_000,
);
