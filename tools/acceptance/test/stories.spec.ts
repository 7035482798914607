import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { useCloud } from './use-cloud.ts';

const cloud = useCloud();
const demo = fileURLToPath(new URL('../../demo/src/main.ts', import.meta.url));
const run = promisify(execFile);

/** Tells a story as `npm run demo` does: by HTTP and WebSocket only, and it fails where something does not happen. */
async function tell(name: string): Promise<string> {
  const { port } = new URL(cloud().process.gatewayUrl);
  const { stdout } = await run(process.execPath, ['--conditions=@bayon/source', demo, name, '--port', port], {
    timeout: 240_000,
  });
  return stdout;
}

it.each([
  ['content', ['100 %', 'is ready', 'by offline-composer']],
  ['brand', ['changed: phone, marketArea', 'The audit gives', 'should be', 'You work in Fremont now']],
  ['research', ['closing', 'Studio suggests']],
  ['market', ['The area', 'A valuation', 'To do']],
  ['user', ['Your free plan includes 5 pieces a month', 'The sixth piece is taken.']],
])('the story of %s happens', { timeout: 300_000 }, async (name, lines) => {
  const story = await tell(name);
  for (const line of lines) expect(story).toContain(line);
});

it('all stories happen side by side', { timeout: 300_000 }, async () => {
  expect(await tell('all')).toContain('All 5 told.');
});
