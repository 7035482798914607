import type { IncomingMessage } from 'node:http';
import { RequestTooLarge } from './error-response.ts';

/** The longest request of the services here: a DynamoDB BatchWriteItem, 16 MB. */
const LIMIT = 16 * 1024 * 1024;

/** Reads a request to its end. Throws `RequestTooLarge` as soon as it passes the limit. */
export async function readBody(message: IncomingMessage, limit = LIMIT): Promise<Buffer> {
  const tooLarge = (): RequestTooLarge => new RequestTooLarge(`The request is longer than ${limit} bytes.`);
  if (Number(message.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  // Breaking off a `for await` would destroy the connection before the refusal is sent.
  return new Promise((resolve, reject) => {
    message.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) {
        message.pause();
        reject(tooLarge());
      } else chunks.push(chunk);
    });
    message.on('end', () => resolve(Buffer.concat(chunks)));
    message.on('error', reject);
  });
}
