import type { AwsRequest } from '../ports.ts';

/** Whether a request was signed for S3, in its header or, presigned, in its address. The path alone says nothing. */
export function isForS3({ url, headers }: Pick<AwsRequest, 'url' | 'headers'>): boolean {
  const authorization = headers['authorization'];
  if (typeof authorization === 'string') return authorization.includes('/s3/aws4_request');
  return /[?&]X-Amz-Credential=[^&]*(\/|%2F)s3(\/|%2F)aws4_request/i.test(url);
}
