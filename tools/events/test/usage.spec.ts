import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run, start } from './command-line.ts';

/** An address where nobody listens. */
let nowhere: string;
const listener = createServer();
beforeAll(async () => {
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as { port: number };
  nowhere = `http://127.0.0.1:${port}`;
  listener.close();
  await once(listener, 'close');
});
afterAll(() => void listener.close());

it('helps, and says how it ended', async () => {
  expect(await run(nowhere, '--help')).toMatchObject({
    exit: 0,
    stdout: expect.stringContaining('dlq redrive') as string,
    stderr: '',
  });
  expect(await run(nowhere, '--stage', 'production', 'tail', '--help')).toMatchObject({
    exit: 0,
    stdout: expect.stringContaining('usage: npm run events -- tail') as string,
  });
});

it.each([
  [['tail', '--frob'], /Unknown option '--frob'; see npm run events -- tail --help/],
  [['tail', '--stage', 'Not A Stage'], /STAGE=Not A Stage/],
  [['dlq', 'redrive', '--yes'], /dlq redrive which\?/],
])('%j is a usage error that says what is wrong in one line', async (args, text) => {
  const { exit, stdout, stderr } = await run(nowhere, ...args);
  expect([exit, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
  expect(stderr).toMatch(text);
});

it.each([['tail'], ['trace x'], ['dlq drop --all --yes']])(
  '%s says in one line that it cannot reach the local cloud, and what to do',
  async (command) => {
    expect(await run(nowhere, ...command.split(' '))).toEqual({
      exit: 3,
      stdout: '',
      stderr: `cannot reach ${nowhere} (ECONNREFUSED): is the local cloud running? npm start\n`,
    });
  },
);

it('ends quietly when nobody reads', async () => {
  const command = start(nowhere, '--help');
  command.stopReading();
  expect(await command.ended).toMatchObject({ exit: 0, stderr: '' });
});
