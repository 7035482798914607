import type { AwsRequest } from '../ports.ts';
import type { Access } from './access.ts';

/** What a request does that names an object: by method, or by what it says of an upload in parts. */
function objectAction(method: string, query: URLSearchParams): string {
  const isPart = query.has('uploadId');
  if (method === 'GET' || method === 'HEAD') return isPart ? 's3:ListMultipartUploadParts' : 's3:GetObject';
  if (method === 'PUT' || method === 'POST') return 's3:PutObject';
  if (method === 'DELETE') return isPart ? 's3:AbortMultipartUpload' : 's3:DeleteObject';
  return 's3:Unknown';
}

const ofBuckets: Readonly<Record<string, string>> = {
  GET: 's3:ListBucket',
  HEAD: 's3:ListBucket',
  PUT: 's3:CreateBucket',
  DELETE: 's3:DeleteBucket',
};

function bucketAction(method: string, query: URLSearchParams): string {
  if (query.has('lifecycle'))
    return method === 'GET' ? 's3:GetLifecycleConfiguration' : 's3:PutLifecycleConfiguration';
  if (method === 'GET' && query.has('uploads')) return 's3:ListBucketMultipartUploads';
  return ofBuckets[method] ?? 's3:Unknown';
}

/** What an S3 request does, by its method and path (path style, as SDKs speak to an endpoint of their own). */
export function s3Access({ method, url, headers, body }: AwsRequest): Access[] {
  const [path = '', ...rest] = url.split('?');
  const query = new URLSearchParams(rest.join('?'));
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  if (bucket === '') return [{ action: 's3:ListAllMyBuckets', resource: '*' }];
  const arn = `arn:aws:s3:::${decoded(bucket)}`;
  if (key !== '') {
    const own = { action: objectAction(method, query), resource: `${arn}/${decoded(key)}` };
    const source = headers['x-amz-copy-source'];
    if (typeof source !== 'string') return [own];
    return [own, { action: 's3:GetObject', resource: `arn:aws:s3:::${decoded(source).replace(/^\//, '')}` }];
  }
  if (method === 'POST') return ofMany(arn, query, body);
  const prefix = query.get('prefix');
  const context = prefix === null ? {} : { context: { 's3:prefix': [prefix] } };
  return [{ action: bucketAction(method, query), resource: arn, ...context }];
}

/** A POST to a bucket deletes objects by a list, or is a form with a file. */
function ofMany(arn: string, query: URLSearchParams, body: Uint8Array): Access[] {
  if (!query.has('delete')) return [{ action: 's3:PutObject', resource: `${arn}/*` }];
  const keys = Buffer.from(body)
    .toString()
    .matchAll(/<Key>([\s\S]*?)<\/Key>/g);
  return [...keys].map(([, key = '']) => ({
    action: 's3:DeleteObject',
    resource: `${arn}/${unescaped(key)}`,
  }));
}

/** What is no encoding is refused by S3 itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As S3 reads the list here: what is checked must be what is deleted. */
const unescaped = (text: string): string =>
  text
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'");
