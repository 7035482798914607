import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Cloud, startCloud } from '@bayon/cloud-driver';
import { drained } from './drained.ts';
import { type FlowSize, peopleOn, sendAll } from './flow.ts';
import { setVisibility } from './queues.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

/** Megabytes: room for a cloud and some hundred events. */
const diskSize = 96;

/**
 * The disk fills up while events flow, and has room again a little later. Whoever sends meanwhile is refused, and sends
 * again; nothing that was accepted is lost, and no file is damaged.
 *
 * @returns complaints; undefined where this system lets nobody mount a disk
 */
export async function fillDisk(size: FlowSize, seed: number): Promise<readonly string[] | undefined> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bayon-disk-'));
  const disk = await mountSmallDisk(dataDir, diskSize);
  if (disk === undefined) {
    rmSync(dataDir, { recursive: true });
    return undefined;
  }
  try {
    const cloud = await startCloud({ dataDir, within: disk.within });
    try {
      return [...(await flowOverFullDisk(cloud, disk, size, seed)), ...(await damagesAfter(cloud, disk))];
    } catch (error) {
      throw new Error(`the run broke off; the cloud said last:\n${cloud.process.output()}`, { cause: error });
    } finally {
      await cloud.dispose();
    }
  } finally {
    await disk.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function flowOverFullDisk(
  cloud: Cloud,
  disk: SmallDisk,
  size: FlowSize,
  seed: number,
): Promise<readonly string[]> {
  await setVisibility(cloud.aws, 8);
  const people = await peopleOn(cloud, size, `disk${seed}`);
  const total = size.users * (size.notifications + size.pieces + size.commands);
  let full: Promise<readonly string[]> | undefined;
  await sendAll(cloud, people, size, (count) => {
    if (count >= total / 2) full ??= whileFull(cloud, disk);
  });
  const meanwhile = (await full) ?? ['the disk was never full'];
  return [...meanwhile, ...(await drained(cloud, people))];
}

/** Fills the disk until the cloud says that it cannot write, then frees it. */
async function whileFull(cloud: Cloud, disk: SmallDisk): Promise<readonly string[]> {
  disk.fill();
  let ended: number | string | undefined;
  void cloud.process.ended.then((exit) => (ended = exit));
  const deadline = Date.now() + 20_000;
  const hasTold = () => /database or disk is full|ENOSPC|SQLITE_FULL/i.test(cloud.process.output());
  while (!hasTold() && ended === undefined && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const told = hasTold();
  disk.free();
  if (ended !== undefined) await cloud.restart();
  return told ? [] : ['the disk was full, and the cloud said nothing of it'];
}

/** What SQLite finds wrong with the files of a cloud that has ended. */
async function damagesAfter(cloud: Cloud, disk: SmallDisk): Promise<readonly string[]> {
  await cloud.process.end('SIGTERM');
  // SQLite resolves the path through `/proc`, to where the disk is not mounted: hence a copy.
  const copy = mkdtempSync(join(tmpdir(), 'bayon-disk-copy-'));
  try {
    cpSync(disk.outside(cloud.dataDir), copy, { recursive: true });
    const databases = readdirSync(copy, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(sqlite|db)$/.test(name),
    );
    const damages = databases.flatMap((name) =>
      damageOf(join(copy, name)).map((damage) => `${name}: ${damage}`),
    );
    return databases.length < 3 ? [...damages, `only ${databases.join(', ')} to look at`] : damages;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function damageOf(path: string): string[] {
  const database = new DatabaseSync(path);
  const rows = database.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
  database.close();
  return rows.map(({ integrity_check: found }) => found).filter((found) => found !== 'ok');
}
