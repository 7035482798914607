import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import type { Within } from '@bayon/cloud-driver';

/** A disk of a few megabytes at a path that only those see who run within it. It is gone once it is closed. */
export interface SmallDisk {
  /** Runs a command where the disk is. */
  readonly within: Within;
  /** The path as seen from outside. */
  outside(path: string): string;
  /** Leaves no byte free. */
  fill(): void;
  /** Frees what `fill` took. */
  free(): void;
  /** Lets nobody write any more. */
  makeReadOnly(): void;
  close(): Promise<void>;
}

/**
 * Mounts a disk in a namespace of its own (no root needed where the system allows user namespaces). A process that
 * sleeps holds it, so that it outlives the cloud that is ended and started on it.
 *
 * @returns undefined where this system does not allow it
 */
export async function mountSmallDisk(path: string, megabytes: number): Promise<SmallDisk | undefined> {
  const script = `mount -t tmpfs -o size=${megabytes}m tmpfs "$0" && echo mounted && exec sleep 3600`;
  const holder = spawn('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', script, path], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(holder, 'close').catch(() => undefined);
  const isMounted = await Promise.race([
    once(holder.stdout, 'data').then(() => true),
    ended.then(() => false),
  ]);
  if (!isMounted || holder.pid === undefined) return undefined;
  const { pid } = holder;
  const endWithUs = () => holder.kill('SIGKILL');
  process.once('exit', endWithUs);

  const enter = ['nsenter', '--preserve-credentials', '--user', '--mount', '--wd=.', '--target', String(pid)];
  const outside = (inner: string): string => `/proc/${pid}/root${inner}`;
  const filler = outside(`${path}/filler`);
  return {
    within: (command) => [...enter, '--', ...command],
    outside,
    fill() {
      // Large pieces first, then the rest byte by byte.
      for (let size = 1 << 20; size >= 1; size >>= 4) appendUntilFull(filler, Buffer.alloc(size));
    },
    free: () => rmSync(filler),
    makeReadOnly() {
      const [program = '', ...args] = enter;
      execFileSync(program, [...args, '--', 'mount', '-o', 'remount,ro', path]);
    },
    async close() {
      process.off('exit', endWithUs);
      holder.kill('SIGKILL');
      await ended;
    },
  };
}

function appendUntilFull(path: string, piece: Buffer): void {
  try {
    for (;;) writeFileSync(path, piece, { flag: 'a' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
