import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { actions } from '../src/actions/index.ts';
import { createRate } from '../src/actions/rate.ts';
import { createReceiver } from '../src/actions/receive.ts';
import { createGateway } from '../src/connections/gateway.ts';
import { framesOf, useConnectionsEndpoint } from './connections-endpoint.ts';
import { useTable } from './table.ts';

const table = useTable();
const endpoint = useConnectionsEndpoint();
let now: number;
let receive: (body: string) => Promise<void>;
let connectionId: string;
beforeAll(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_REGION', 'us-east-1');
});
beforeEach(() => {
  now = Date.parse('2026-03-14T10:00:00.000Z');
  connectionId = randomUUID();
  const isTooMany = createRate({ ...table, now: () => new Date(now) });
  const receiver = createReceiver({ gateway: createGateway(endpoint.url), actions, isTooMany });
  receive = (body) => receiver(body, { userId: 'ada', connectionId });
});
const answers = () => framesOf(endpoint, connectionId);

describe('a client’s message', () => {
  it('ping is answered by pong', async () => {
    await receive('{"action":"ping"}');
    expect(answers()).toEqual([{ type: 'pong' }]);
  });

  it.each([
    ['no JSON', 'hello', 'invalid_json'],
    ['nothing', '', 'invalid_json'],
    ['a list', '[{"action":"ping"}]', 'invalid_json'],
    ['null', 'null', 'invalid_json'],
    ['a word', '"ping"', 'invalid_json'],
    ['an action nobody knows', '{"action":"dance"}', 'unknown_action'],
    ['an action that every object has', '{"action":"constructor"}', 'unknown_action'],
    ['an action that is no word', '{"action":{"a":1}}', 'unknown_action'],
    ['no action', '{}', 'unknown_action'],
    ['an error frame', '{"type":"error","code":"x"}', 'unknown_action'],
    ['too much', `{"action":"ping","x":"${'€'.repeat(2_800)}"}`, 'too_large'],
  ])('with %s is answered by an error, and the connection lives', async (_, body, code) => {
    await receive(body);
    expect(answers()).toMatchObject([{ type: 'error', code, message: expect.any(String) as string }]);
    expect(endpoint.closed).toEqual([]);
  });

  it('may come twenty times in ten seconds, then the connection is closed', async () => {
    for (let time = 0; time < 20; time += 1) await receive('{"action":"ping"}');
    expect(answers().every((frame) => (frame as { type: string }).type === 'pong')).toBe(true);
    await receive('{"action":"ping"}');
    expect(answers().at(-1)).toMatchObject({ type: 'error', code: 'rate_limited' });
    expect(endpoint.closed).toEqual([connectionId]);
  });

  it('is counted anew in the next ten seconds', async () => {
    for (let time = 0; time < 20; time += 1) await receive('{"action":"ping"}');
    now += 10_000;
    await receive('{"action":"ping"}');
    expect(answers()).toHaveLength(21);
    expect(endpoint.closed).toEqual([]);
  });

  it('needs no answer when the client has left', async () => {
    endpoint.answers.set(connectionId, () => 410);
    await expect(receive('{"action":"ping"}')).resolves.toBeUndefined();
  });
});
