import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What every project's tests share: libraries are taken from their sources, so nothing needs a build. */
export default defineConfig({
  ssr: { resolve: { conditions: ['@bayon/source', 'node'], externalConditions: ['@bayon/source', 'node'] } },
  test: {
    environment: 'node',
    include: ['src/**/*.spec.ts', 'test/**/*.spec.ts'],
    setupFiles: [fileURLToPath(new URL('./vitest.setup.ts', import.meta.url))],
    // As for vi.waitFor (vitest.setup.ts): a second is nothing to a busy machine.
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
