import type { AwsRequest, AwsResponse } from '../ports.ts';
import { errorAnswer } from './error-answer.ts';

/** What S3 answers to arguments that are none, of which fauxqs makes a failure of its own; undefined for all others. */
export function invalidArgument({ url, headers }: AwsRequest): AwsResponse | undefined {
  const source = headers['x-amz-copy-source'];
  if (typeof source === 'string' && !isEncoded(source))
    return errorAnswer(400, 'InvalidArgument', 'Copy Source must mention the source bucket and key');
  const part = new URLSearchParams(url.split('?').slice(1).join('?')).get('partNumber');
  if (part !== null && !(/^\d+$/.test(part) && Number(part) >= 1 && Number(part) <= 10_000))
    return errorAnswer(
      400,
      'InvalidArgument',
      'Part number must be an integer between 1 and 10000, inclusive',
    );
  return undefined;
}

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
