import type { GatewayRequest, GatewayResponse, ObjectStore } from '../ports.ts';

export interface BucketOriginOptions {
  readonly bucket: string;
  readonly objects: Pick<ObjectStore, 'get'>;
  /** What `/` stands for. */
  readonly rootObject: string | undefined;
  /** Whether the distribution is let in, by the key. */
  readonly mayRead: (key: string) => boolean;
}

/** As S3 answers what nobody may list: missing and forbidden look the same. */
export const denied: GatewayResponse = {
  status: 403,
  headers: { 'content-type': 'application/xml' },
  body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
};

/** The objects of a bucket, as S3 answers a distribution. */
export const bucketOrigin =
  ({ bucket, objects, rootObject, mayRead }: BucketOriginOptions) =>
  ({ method, path, headers: asked }: GatewayRequest): GatewayResponse => {
    // Nobody may write through a distribution whose bucket lets it read.
    if (method !== 'GET' && method !== 'HEAD') return denied;
    const key = decoded(path === '/' && rootObject !== undefined ? rootObject : path.slice(1));
    const object = key === undefined || !mayRead(key) ? undefined : objects.get(bucket, key);
    if (!object) return denied;
    const headers = {
      'content-type': object.contentType,
      etag: object.etag,
      'last-modified': object.lastModified.toUTCString(),
      ...(object.cacheControl !== undefined && { 'cache-control': object.cacheControl }),
    };
    const known = (asked['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (known.includes(object.etag)) return { status: 304, headers, body: '' };
    return { status: 200, headers, body: object.body };
  };

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
