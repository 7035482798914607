import * as fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { useClients } from './clients.ts';
import { aNotification } from './fixtures.ts';
import { happened } from './happened.ts';
import { callsDuring } from './table.ts';

const clients = useClients();
const { endpoint, table } = clients;
let now: number;
let connectionId: string;
let ada: string;
beforeEach(() => {
  now = Date.parse('2026-03-14T10:00:00.000Z');
  connectionId = randomUUID();
  ada = randomUUID();
});
const receive = (body: string) => clients.send(body, { userId: ada, connectionId, protocol: 'v1' }, now);
const answers = () => clients.frames(connectionId);

describe('a client’s message', () => {
  it('ping is answered by pong', async () => {
    await receive('{"action":"ping"}');
    expect(answers()).toEqual([{ type: 'pong', log: '0', lastSeq: 0, unread: 0, marks: 0 }]);
  });

  it('ping is told how far the log is, by one read', async () => {
    await happened(table, ada, ...['a', 'b'].map((id) => aNotification({ userId: ada }, { id })));
    const calls = await callsDuring(table, () => receive('{"action":"ping"}'));
    expect(calls).toEqual(['UpdateCommand', 'GetCommand']);
    expect(answers()).toEqual([{ type: 'pong', log: 'a', lastSeq: 2, unread: 2, marks: 0 }]);
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
    expect(answers().at(-1)).toMatchObject({ type: 'error', code: 'rate_limited', retryAfter: 10 });
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

describe('whatever a client sends', () => {
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(-1, 0, 1.5, '', '0', null, 2 ** 53, 'x'.repeat(9_000)),
  );
  const message = fc.oneof(
    fc.record(
      {
        action: fc.constantFrom('ping', 'resume', 'refresh', 'dance', '__proto__'),
        after: odd,
        log: odd,
        token: odd,
      },
      { requiredKeys: ['action'] },
    ),
    fc.jsonValue(),
  );

  it('is answered by what is documented, changes nothing and closes nothing', async () => {
    await happened(table, ada, ...['a', 'b'].map((id) => aNotification({ userId: ada }, { id })));
    await fc.assert(
      fc.asyncProperty(message, async (sent) => {
        connectionId = randomUUID();
        now += 60_000;
        await receive(JSON.stringify(sent));
        // Each is as it is documented, or this fails.
        expect(answers().at(-1)).toMatchObject({
          type: expect.stringMatching(/^(pong|resumed|error)$/) as string,
        });
        await receive('{"action":"ping"}');
        expect(answers().at(-1)).toEqual({ type: 'pong', log: 'a', lastSeq: 2, unread: 2, marks: 0 });
      }),
      { numRuns: 300 },
    );
    expect(endpoint.closed).toEqual([]);
  });
});
