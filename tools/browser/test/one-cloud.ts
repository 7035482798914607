import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from '@bayon/cloud-driver/process';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the page of the cloud is that all tests share. */
    readonly origin: string;
    /** Where its AWS is. */
    readonly awsUrl: string;
  }
}

/** Starts the cloud before the first test; each test comes as somebody of its own. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bayon-browser-'));
  const cloud = await startProcess(dataDir);
  provide('origin', cloud.gatewayUrl);
  provide('awsUrl', cloud.awsUrl);
  return async () => {
    await cloud.end('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  };
}
