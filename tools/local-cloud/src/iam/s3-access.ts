import type { AwsRequest } from '../ports.ts';
import type { Access } from './access.ts';

const ofObjects: Readonly<Record<string, string>> = {
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  PUT: 's3:PutObject',
  POST: 's3:PutObject',
  DELETE: 's3:DeleteObject',
};

/** What an S3 request does, by its method and path (path style, as SDKs speak to an endpoint of their own). */
export function s3Access({ method, url }: Pick<AwsRequest, 'method' | 'url'>): Access[] {
  const [path = ''] = url.split('?');
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  if (bucket === '') return [{ action: 's3:ListAllMyBuckets', resource: '*' }];
  if (key !== '') {
    const action = ofObjects[method] ?? 's3:Unknown';
    return [{ action, resource: `arn:aws:s3:::${bucket}/${decodeURIComponent(key)}` }];
  }
  const action = method === 'GET' || method === 'HEAD' ? 's3:ListBucket' : 's3:PutBucket';
  return [{ action, resource: `arn:aws:s3:::${bucket}` }];
}
