import { randomUUID } from 'node:crypto';
import type { AwsResponse, AwsService, Log } from '../ports.ts';
import { EventBridgeError } from './errors.ts';
import type { Operation } from './operation.ts';
import { parseInput } from './request-input.ts';

const PREFIX = 'AWSEvents.';

/** EventBridge's wire protocol, AWS JSON 1.1: the operation in `X-Amz-Target`, everything else in the body. */
export function createService(operations: Readonly<Record<string, Operation>>, log: Log): AwsService {
  const targetOf = (headers: Readonly<Record<string, string | string[] | undefined>>) => {
    const target = headers['x-amz-target'];
    return typeof target === 'string' ? target : '';
  };
  return {
    accepts: ({ headers }) => targetOf(headers).startsWith(PREFIX),
    handle: ({ headers, body }) => {
      try {
        const name = targetOf(headers).slice(PREFIX.length);
        const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
        if (!operation) throw new EventBridgeError('UnknownOperationException', `Unknown operation: ${name}`);
        return Promise.resolve(respond(200, operation(parseInput(body))));
      } catch (error) {
        if (error instanceof EventBridgeError) return Promise.resolve(refuse(error));
        log.error('EventBridge failed inside', {
          error: error instanceof Error ? error.stack : String(error),
        });
        return Promise.resolve(refuse(new EventBridgeError('InternalException', 'Internal failure', 500)));
      }
    },
  };
}

const refuse = ({ name, message, status }: EventBridgeError) => respond(status, { __type: name, message });

const respond = (status: number, body: object): AwsResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID() },
  body: JSON.stringify(body),
});
