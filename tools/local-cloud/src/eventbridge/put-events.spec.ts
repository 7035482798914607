import { describe, expect, it, vi } from 'vitest';
import { aClock, aLog, anEntry, anEventBridge, aQueueArn, aRule, someQueues } from './a-cloud.ts';
import type { EntryResult } from './put-events.ts';

const { queues, to } = someQueues();
const { log, lines } = aLog();
const { clock } = aClock(Date.UTC(2026, 0, 31, 9, 30, 15, 678));
const bridge = anEventBridge({
  resources: [aRule('all', [{ Id: '1', Arn: aQueueArn('inbox') }])],
  queues,
  log,
  clock,
});
bridge.start();

const resultsOf = ({ body }: { body: Record<string, unknown> }) => body['Entries'] as EntryResult[];

describe('an accepted entry', () => {
  it('becomes the event that AWS makes of it', async () => {
    const { status, body } = await bridge.put(
      anEntry({ DetailType: 'Shape', Resources: ['arn:a'], Detail: '{"big":9007199254740993}' }),
    );
    expect(status).toBe(200);
    expect(body['FailedEntryCount']).toBe(0);
    const [{ EventId } = {}] = resultsOf({ body });
    const sent = await vi.waitUntil(() => to('inbox').find(({ body }) => body.includes('Shape')));
    expect(JSON.parse(sent.body)).toMatchObject({
      version: '0',
      id: EventId,
      'detail-type': 'Shape',
      source: 'bayon.test',
      account: '000000000000',
      time: '2026-01-31T09:30:15Z',
      region: 'us-east-1',
      resources: ['arn:a'],
    });
    expect(sent.body, 'no digit of a large number is lost').toContain('"detail":{"big":9007199254740993}');
  });

  it.each([
    ['the SDK sends seconds', 1_767_225_600.5, '2026-01-01T00:00:00Z'],
    ['a person sends text', '2026-01-01T12:00:00+02:00', '2026-01-01T10:00:00Z'],
  ])('has the time of its producer: %s', async (name, Time, expected) => {
    await bridge.put(anEntry({ DetailType: name, Time }));
    const sent = await vi.waitUntil(() => to('inbox').find(({ body }) => body.includes(name)));
    expect(JSON.parse(sent.body)).toMatchObject({ time: expected });
  });

  it('finds its bus by name and by ARN', async () => {
    const EventBusName = 'arn:aws:events:us-east-1:000000000000:event-bus/app';
    await bridge.put(anEntry({ DetailType: 'By ARN', EventBusName }));
    await vi.waitUntil(() => to('inbox').find(({ body }) => body.includes('By ARN')));
  });

  it('is dropped with a warning where its bus does not exist, which AWS answers with success', async () => {
    const { body } = await bridge.put(anEntry({ EventBusName: 'nowhere' }));
    expect(body).toMatchObject({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) as string }] });
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        fields: expect.objectContaining({
          bus: 'nowhere',
          buses: expect.arrayContaining(['app']) as string[],
        }) as object,
      }),
    );
  });
});

describe('a failed entry', () => {
  it.each([
    [{ Source: undefined }, 'InvalidArgument', 'Source is a required argument'],
    [{ Source: '' }, 'InvalidArgument', 'Source is a required argument'],
    [{ DetailType: undefined }, 'InvalidArgument', 'DetailType is a required argument'],
    [{ Detail: undefined }, 'InvalidArgument', 'Detail is a required argument'],
    [{ Detail: '{' }, 'MalformedDetail', 'Detail is malformed.'],
    [{ Detail: '[1]' }, 'MalformedDetail', 'Detail is malformed.'],
    [{ Source: 'aws.ec2' }, 'NotAuthorizedForSourceException', 'Not authorized for the source.'],
    [{ Time: 'yesterday' }, 'InvalidArgument', 'Parameter Time is not valid'],
    [{ TraceHeader: 'x'.repeat(501) }, 'InvalidArgument', 'TraceHeader'],
  ])('%j', async (overrides, code, message) => {
    const response = await bridge.put(anEntry(overrides));
    expect(response.status).toBe(200);
    expect(response.body['FailedEntryCount']).toBe(1);
    expect(resultsOf(response)).toEqual([
      { ErrorCode: code, ErrorMessage: expect.stringContaining(message) as string },
    ]);
  });

  it('leaves the others alone, and the results in request order', async () => {
    const response = await bridge.put(
      anEntry({ DetailType: 'A' }),
      anEntry({ Detail: '' }),
      anEntry({ DetailType: 'C' }),
    );
    const [first, second, third] = resultsOf(response);
    expect([first?.ErrorCode, second?.ErrorCode, third?.ErrorCode]).toEqual([
      undefined,
      'InvalidArgument',
      undefined,
    ]);
    const arrived = () => to('inbox').map(({ body }) => (JSON.parse(body) as { id: string }).id);
    await vi.waitFor(() =>
      expect(arrived()).toEqual(expect.arrayContaining([first?.EventId, third?.EventId])),
    );
  });
});

describe('a refused request', () => {
  it.each([
    ['no entries', [], "at 'entries'"],
    ['eleven entries', Array.from({ length: 11 }, () => anEntry()), 'less than or equal to 10'],
  ])('%s', async (_name, entries, message) => {
    const { status, body } = await bridge.put(...entries);
    expect(status).toBe(400);
    expect(body).toEqual({
      __type: 'ValidationException',
      message: expect.stringContaining(message) as string,
    });
  });

  it('is one byte over 1 MB, by the formula that counts UTF-8 bytes and 14 for a time', async () => {
    const entryOf = (size: number) => {
      const entry = anEntry({ Time: 0, Resources: ['é'] });
      const rest = 14 + 2 + 'bayon.test'.length + 'Tested'.length + '{"t":""}'.length;
      return { ...entry, Detail: `{"t":"${'x'.repeat(size - rest)}"}` };
    };
    const halves = (size: number) => [entryOf(524_288), entryOf(size - 524_288)];
    expect((await bridge.put(...halves(1_048_576))).status).toBe(200);
    const { status, body } = await bridge.put(...halves(1_048_577));
    expect(status).toBe(400);
    expect(body).toMatchObject({
      __type: 'ValidationException',
      message: expect.stringContaining('Total size') as string,
    });
  });

  it.each([
    ['not JSON', 'PutEvents', '{', 'SerializationException'],
    ['entries that are no objects', 'PutEvents', { Entries: ['x'] }, 'SerializationException'],
    ['an unknown operation', 'PutEvent', {}, 'UnknownOperationException'],
    ['a name of every object', 'constructor', {}, 'UnknownOperationException'],
  ])('%s', async (_name, operation, input, type) => {
    const { status, body } = await bridge.call(operation, input);
    expect(status).toBe(400);
    expect(body['__type']).toBe(type);
  });
});
