import { randomUUID } from 'node:crypto';
import type { AwsResponse } from '../ports.ts';

/** An answer of Lambda's REST API. */
export function answer(status: number, body: string, headers: Record<string, string> = {}): AwsResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID(), ...headers },
    body,
  };
}

/** An error as the SDKs know it, by its name in the header. */
export function refusal(status: number, errorType: string, message: string): AwsResponse {
  return answer(status, JSON.stringify({ Type: 'User', Message: message, message }), {
    'x-amzn-errortype': errorType,
  });
}
