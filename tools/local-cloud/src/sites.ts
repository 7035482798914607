import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { MissingSite, siteObjects } from '@bayon/site';
import { type Log, type ObjectStore, type Resource, StartupError } from './ports.ts';

/** Puts built web sites into their buckets, as `deploy` does in AWS: what has changed, and nothing is taken away. */
export function publishSites(
  sites: readonly { readonly folder: string; readonly bucket: Resource }[],
  objects: ObjectStore,
  log: Log,
): void {
  for (const { folder, bucket } of sites) {
    const files = filesOf(folder, bucket.stack);
    const changed = files.filter(({ key, path }) => {
      const etag = `"${createHash('md5').update(readFileSync(path)).digest('hex')}"`;
      return objects.get(bucket.ref, key)?.etag !== etag;
    });
    for (const { key, path, contentType, cacheControl } of changed)
      objects.put(bucket.ref, key, { body: readFileSync(path), contentType, cacheControl });
    if (changed.length > 0) log.info(`S3: ${changed.length} files of ${bucket.stack} were published`);
  }
}

function filesOf(folder: string, stack: string) {
  try {
    return siteObjects(folder);
  } catch (cause) {
    if (!(cause instanceof MissingSite)) throw cause;
    throw new StartupError(`stack ${stack}: ${cause.message}: run npx nx run-many -t package first`, {
      cause,
    });
  }
}
