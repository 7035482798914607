import { readFileSync } from 'node:fs';
import { etagOf, MissingSite, siteObjects } from '@bayon/site';
import { type Log, type ObjectStore, type Resource, StartupError } from './ports.ts';

/** Puts built web sites into their buckets, as `deploy` does in AWS: what has changed, and nothing is taken away. */
export function publishSites(
  sites: readonly { readonly folder: string; readonly bucket: Resource }[],
  objects: ObjectStore,
  log: Log,
): void {
  for (const { folder, bucket } of sites) {
    let published = 0;
    for (const { key, path, contentType, cacheControl } of filesOf(folder, bucket.stack)) {
      const body = readFileSync(path);
      if (objects.get(bucket.ref, key)?.etag === etagOf(body)) continue;
      objects.put(bucket.ref, key, { body, contentType, cacheControl });
      published += 1;
    }
    if (published > 0) log.info(`S3: ${published} files of ${bucket.stack} were published`);
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
