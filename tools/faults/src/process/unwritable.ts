import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartFailed, startProcess, type Within } from '@bayon/cloud-driver';
import { mountSmallDisk } from './small-disk.ts';

/** A data directory that cannot be one: its path leads through a file. @returns complaints */
export async function startUnderFile(): Promise<readonly string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'bayon-file-'));
  try {
    writeFileSync(join(directory, 'file'), 'no directory');
    return await complaintsOfStart(join(directory, 'file', 'data'));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** A data directory on a read-only disk. @returns complaints; undefined where nobody may mount one */
export async function startOnReadOnlyDisk(): Promise<readonly string[] | undefined> {
  const directory = mkdtempSync(join(tmpdir(), 'bayon-readonly-'));
  const disk = await mountSmallDisk(directory, 8);
  try {
    disk?.makeReadOnly();
    return disk && (await complaintsOfStart(join(directory, 'data'), disk.within));
  } finally {
    await disk?.close();
    rmSync(directory, { recursive: true });
  }
}

/** The start must fail, and say in one line that this directory cannot be written. */
async function complaintsOfStart(dataDir: string, within?: Within): Promise<readonly string[]> {
  try {
    const started = await startProcess(dataDir, undefined, within);
    await started.end('SIGKILL');
    return ['the cloud started on a directory that nobody can write'];
  } catch (error) {
    if (!(error instanceof StartFailed)) throw error;
    const said = error.message.split('\n').slice(1);
    const isClear =
      said.length === 1 && (said[0] ?? '').includes(`the data directory ${dataDir} cannot be written`);
    return isClear ? [] : [`the start failed with: ${said.join(' / ')}`];
  }
}
