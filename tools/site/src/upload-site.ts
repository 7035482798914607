import { readFile } from 'node:fs/promises';
import { ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { etagOf } from './etag-of.ts';
import { type SiteObject, siteObjects } from './site-objects.ts';

export interface UploadSiteOptions {
  readonly s3: S3Client;
  readonly bucket: string;
  /** Of the built site. */
  readonly folder: string;
}

/** How many files a site has, and how many of them were not in the bucket as they are. */
export interface UploadedSite {
  readonly files: number;
  readonly put: number;
}

/** Files that are put at once. */
const AT_ONCE = 8;

/**
 * Puts a built site into a bucket: what has changed, pages when everything that they name is there. Nothing is taken
 * away.
 *
 * @throws MissingSite, or what S3 refuses
 */
export async function uploadSite({ s3, bucket, folder }: UploadSiteOptions): Promise<UploadedSite> {
  const objects = siteObjects(folder);
  const there = await etagsIn(s3, bucket);
  const bodies = await Promise.all(
    objects.map(async (object) => ({ object, body: await readFile(object.path) })),
  );
  const changed = bodies.filter(({ object, body }) => there.get(object.key) !== etagOf(body));
  const put = async ({ object, body }: { object: SiteObject; body: Buffer }): Promise<void> => {
    const { key, contentType, cacheControl } = object;
    await s3.send(
      new PutObjectCommand({
        ...{ Bucket: bucket, Key: key, Body: body },
        ...{ ContentType: contentType, CacheControl: cacheControl },
      }),
    );
  };
  await inTurn(
    changed.filter(({ object }) => !object.isPage),
    put,
  );
  await inTurn(
    changed.filter(({ object }) => object.isPage),
    put,
  );
  return { files: objects.length, put: changed.length };
}

/** Page by page: the SDK's own paginator refuses the client of a caller whose copy of the SDK is another one. */
async function etagsIn(s3: S3Client, Bucket: string): Promise<ReadonlyMap<string, string>> {
  const etags = new Map<string, string>();
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken }));
    for (const { Key, ETag } of page.Contents ?? [])
      if (Key !== undefined && ETag !== undefined) etags.set(Key, ETag);
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  return etags;
}

/** Some at once. The first failure ends it. */
async function inTurn<Item>(items: readonly Item[], use: (item: Item) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE)
    await Promise.all(items.slice(at, at + AT_ONCE).map(use));
}
