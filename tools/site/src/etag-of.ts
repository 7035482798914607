import { createHash } from 'node:crypto';

/** The ETag of an object that S3 got in one piece and encrypts with keys of its own. Of others a file is put again. */
export const etagOf = (body: Uint8Array): string => `"${createHash('md5').update(body).digest('hex')}"`;
