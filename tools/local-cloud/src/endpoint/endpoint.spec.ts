import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../log/index.ts';
import { StartupError, type AwsRequest, type AwsService } from '../ports.ts';
import { createEndpoint, type Endpoint } from './endpoint.ts';
import { AnswerLost, errorResponse } from './error-response.ts';

const service = (prefix: string, handle: AwsService['handle']): AwsService => ({
  accepts: ({ headers }) => String(headers['x-amz-target']).startsWith(prefix),
  handle,
});
const echo = service('Echo.', ({ body }) =>
  Promise.resolve({ status: 200, headers: { 'x-echo': '1' }, body }),
);
const broken = service('Broken.', () => Promise.reject(new Error('oops')));
const lost = service('Lost.', () => Promise.reject(new AnswerLost()));

let lines: string[];
let endpoint: Endpoint;
let url: string;
beforeEach(async () => {
  lines = [];
  endpoint = createEndpoint({ log: createLog({ write: (line) => lines.push(line) }) });
  url = `http://127.0.0.1:${await endpoint.listen(0)}/`;
});
afterEach(() => endpoint.stop());

const open = (
  authorize: (request: AwsRequest) => ReturnType<typeof errorResponse> | undefined = () => undefined,
): void => endpoint.open({ services: { echo, broken, lost }, authorize });
const call = (target: string, body = 'hello'): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'x-amz-target': target }, body });

describe('the AWS endpoint', () => {
  it('passes a request to the service that accepts it, and names the request', async () => {
    open();
    const response = await call('Echo.Say');
    expect([response.status, await response.text(), response.headers.get('x-echo')]).toEqual([
      200,
      'hello',
      '1',
    ]);
    expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('ends the connection without an answer where a service says that the answer is lost', async () => {
    open();
    await expect(call('Lost.Say')).rejects.toThrow();
    expect(lines).toEqual([]);
    expect((await call('Echo.Say')).status).toBe(200);
  });

  it('asks to come back while it starts', async () => {
    const response = await call('Echo.Say');
    expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([
      503,
      'ServiceUnavailableException',
    ]);
  });

  it('names what it does not run', async () => {
    open();
    const response = await call('Kinesis_20131202.PutRecord');
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({
        __type: 'UnknownOperationException',
        message: 'The local cloud does not run Kinesis_20131202.PutRecord; it runs echo, broken, lost.',
      }),
    ]);
  });

  it('lists its services', async () => {
    open();
    expect(await (await fetch(url)).json()).toEqual({
      status: 'running',
      services: ['echo', 'broken', 'lost'],
    });
  });

  it('refuses what may not pass before the service sees it', async () => {
    open(() => errorResponse(400, 'AccessDeniedException', 'no'));
    expect((await call('Broken.Do')).status).toBe(400);
    expect(lines).toEqual([]);
  });

  it('answers a failing service with a retryable error and logs it', async () => {
    open();
    expect((await call('Broken.Do')).status).toBe(500);
    expect(lines[0]).toContain('Error: oops');
  });

  it('refuses a body longer than any service takes', async () => {
    open();
    const response = await call('Echo.Say', 'x'.repeat(16 * 1024 * 1024 + 1)).catch(
      (error: unknown) => error,
    );
    // The connection may be closed while the client still writes.
    if (response instanceof Response) expect(response.status).toBe(413);
    else expect(response).toBeInstanceOf(TypeError);
    expect((await call('Echo.Say')).status).toBe(200);
  });

  it('names a port that is in use', async () => {
    const port = Number(new URL(url).port);
    const second = createEndpoint({ log: createLog({ write: () => undefined }) });
    await expect(second.listen(port)).rejects.toThrow(StartupError);
    await expect(second.listen(port)).rejects.toThrow(`port ${port} is in use`);
  });
});
