import {
  CancelReplayCommand,
  DeleteArchiveCommand,
  DescribeArchiveCommand,
  DescribeReplayCommand,
  type EventBridgeClient,
  ListReplaysCommand,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { QueueSender } from '../../ports.ts';
import {
  aBus,
  aClient,
  aClock,
  aDataDir,
  anAccount,
  anArchive,
  anEntry,
  anEventBridge,
  aQueueArn,
  aRule,
  someQueues,
} from '../a-cloud.ts';
import { systemClock } from '../clock.ts';

const account = 'arn:aws:events:us-east-1:000000000000';
const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
const everything = (ReplayName: string, FilterArns?: string[]) => ({
  ReplayName,
  EventSourceArn: `${account}:archive/all`,
  EventStartTime: new Date(START - DAY),
  EventEndTime: new Date(START + 100 * DAY),
  Destination: { Arn: `${account}:event-bus/app`, ...(FilterArns && { FilterArns }) },
});
const rule = (name: string) => `${account}:rule/app/${name}`;
const to = (name: string) => [{ Id: '1', Arn: aQueueArn(name) }];

/** A running EventBridge with an archive of everything and an SDK client. It may be stopped twice. */
async function running(options: Parameters<typeof anEventBridge>[0]) {
  const { clock } = aClock(START);
  const resources = [anArchive('all'), ...options.resources];
  const bridge = anEventBridge({ clock, ...options, resources });
  bridge.start();
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= bridge.stop());
  onTestFinished(stop);
  return { ...bridge, stop, client: await aClient(bridge.service) };
}

const stateOf = async (client: EventBridgeClient, ReplayName: string) =>
  (await client.send(new DescribeReplayCommand({ ReplayName }))).State;
const ended = (client: EventBridgeClient, name: string, state = 'COMPLETED') =>
  vi.waitFor(async () => expect(await stateOf(client, name)).toBe(state), { interval: 20 });

/** An event at a second of the archive's time. */
const at = (second: number) =>
  anEntry({ Detail: `{"at":${second}}`, Time: new Date(START + second * 1_000).toISOString() });
const placesOf = (sent: readonly { body: string }[]) =>
  sent.map(({ body }) => (JSON.parse(body) as { detail: { at: number } }).detail.at);

const minutesOf = (seconds: readonly number[]) => seconds.map((second) => Math.floor(second / 60));

/** A queue that takes a number of turns of the event loop for each event, by its second. */
const slowly =
  (queues: QueueSender, turnsFor: (second: number) => number): QueueSender['send'] =>
  async (message) => {
    for (let turns = turnsFor(placesOf([message])[0]!); turns > 0; turns -= 1)
      await new Promise((resolve) => void setImmediate(resolve));
    return queues.send(message);
  };

describe('a replay', () => {
  it('sends the events again as they were, with its name, to the rules it names', async () => {
    const { queues, to: sentTo } = someQueues();
    const resources = [
      aRule('one', to('one')),
      aRule('two', to('two')),
      aRule('replays', to('replays'), { EventPattern: { 'replay-name': ['again'] } }),
      aRule('off', to('off'), { State: 'DISABLED' }),
    ];
    const { client, put } = await running({ resources, queues });
    await put(anEntry({ Detail: '{"n":1.50}' }));
    await vi.waitFor(() => expect(sentTo('one')).toHaveLength(1));
    const started = await client.send(
      new StartReplayCommand(everything('again', [rule('one'), rule('replays'), rule('off')])),
    );
    expect(started).toMatchObject({ ReplayArn: `${account}:replay/again`, State: 'STARTING' });
    await ended(client, 'again');
    const original = sentTo('one')[0]!.body;
    const replayed = sentTo('one')[1]!.body;
    expect(replayed, 'with the digits of its producer').toContain('"n":1.50');
    expect(JSON.parse(replayed)).toEqual({ ...(JSON.parse(original) as object), 'replay-name': 'again' });
    expect(sentTo('two')).toHaveLength(1);
    expect(sentTo('replays')).toHaveLength(1);
    expect(sentTo('off')).toHaveLength(0);
    expect(
      await client.send(new DescribeArchiveCommand({ ArchiveName: 'all' })),
      'what is replayed is not archived again',
    ).toMatchObject({ EventCount: 1 });
    await client.send(new StartReplayCommand(everything('all-rules')));
    await ended(client, 'all-rules');
    expect(sentTo('two')).toHaveLength(2);
  });

  it('takes the events from its start on, up to its end', async () => {
    const { queues, to: sentTo } = someQueues();
    const { client, put, call } = await running({ resources: [aRule('one', to('one'))], queues });
    await call('DisableRule', { Name: 'one', EventBusName: 'app' });
    await put(at(9), at(10), at(19), at(20));
    await call('EnableRule', { Name: 'one', EventBusName: 'app' });
    await client.send(
      new StartReplayCommand({
        ...everything('some'),
        EventStartTime: new Date(START + 10_000),
        EventEndTime: new Date(START + 20_000),
      }),
    );
    await ended(client, 'some');
    expect(placesOf(sentTo('one'))).toEqual([10, 19]);
    expect(await client.send(new DescribeReplayCommand({ ReplayName: 'some' }))).toMatchObject({
      EventLastReplayedTime: new Date(START + 19_000),
      ReplayStartTime: expect.any(Date) as Date,
      ReplayEndTime: expect.any(Date) as Date,
      Destination: { Arn: `${account}:event-bus/app` },
    });
  });

  it('goes minute by minute, each when the one before has been tried', async () => {
    const { queues, to: sentTo } = someQueues();
    // Deliveries overtake each other: the later in its minute an event came, the sooner its delivery ends.
    const send = slowly(queues, (second) => 60 - (second % 60));
    const { client, put } = await running({
      resources: [aRule('one', to('one'), { EventPattern: { 'replay-name': [{ exists: true }] } })],
      queues: { send },
    });
    const seconds = Array.from({ length: 300 }, (_, n) => (n * 77) % 300);
    for (let n = 0; n < 300; n += 10) await put(...seconds.slice(n, n + 10).map(at));
    await client.send(new StartReplayCommand(everything('ordered')));
    await ended(client, 'ordered');
    const minutes = minutesOf(placesOf(sentTo('one')));
    expect(minutes).toHaveLength(300);
    expect(minutes).toEqual(minutes.toSorted((one, other) => one - other));
  });

  it('that a rule hands on to another bus is not archived there either', async () => {
    const { queues, to: sentTo } = someQueues();
    const second = `${account}:event-bus/second`;
    const resources = [
      aBus('second'),
      anArchive('second', { SourceArn: second }),
      aRule('on', [{ Id: '1', Arn: second }]),
      aRule('there', to('there'), { EventBusName: 'second' }),
    ];
    const { client, put } = await running({ resources, queues });
    await put(at(1));
    await vi.waitFor(() => expect(sentTo('there')).toHaveLength(1));
    await client.send(new StartReplayCommand(everything('on')));
    await vi.waitFor(() => expect(sentTo('there')).toHaveLength(2));
    expect(sentTo('there')[1]!.body).toContain('"replay-name":"on"');
    expect(await client.send(new DescribeArchiveCommand({ ArchiveName: 'second' }))).toMatchObject({
      EventCount: 1,
    });
  });

  it('does not hold up what is new', async () => {
    const { queues, sent } = someQueues();
    let held: (() => void)[] = [];
    // The queue takes nothing that is replayed until it is told to.
    const send: typeof queues.send = async (message) => {
      if (message.body.includes('replay-name')) await new Promise<void>((resolve) => void held.push(resolve));
      return queues.send(message);
    };
    const { client, put } = await running({ resources: [aRule('one', to('one'))], queues: { send } });
    for (let n = 0; n < 60; n += 1) await put(...Array.from({ length: 10 }, () => at(n)));
    await vi.waitFor(() => expect(sent).toHaveLength(600));
    await client.send(new StartReplayCommand(everything('slow')));
    await vi.waitFor(() => expect(held.length).toBeGreaterThan(0));
    await put({ ...at(90), DetailType: 'New' });
    await vi.waitFor(() => expect(sent.at(-1)?.body).toContain('"New"'));
    const release = setInterval(() => held.splice(0).forEach((go) => go()), 1);
    await ended(client, 'slow');
    clearInterval(release);
    held = [];
    expect(sent, 'the replay ended with what was archived when it began').toHaveLength(601 + 600);
  });

  it('goes on after kill -9 from where it was', async () => {
    const dataDir = aDataDir();
    const resources = [aRule('one', to('one'), { EventPattern: { 'replay-name': [{ exists: true }] } })];
    const requests = [
      ...Array.from({ length: 30 }, (_, n) => ({
        operation: 'PutEvents',
        input: { Entries: Array.from({ length: 10 }, (__, i) => at(n * 10 + i)) },
      })),
      { operation: 'StartReplay', input: everything('interrupted') },
    ];
    // The process ends in the middle of a portion: what the queue is given then is never answered.
    const script = `
      const { createEventBridge } = await import(${JSON.stringify(new URL('../index.ts', import.meta.url).href)});
      const log = { info() {}, warn() {}, error: console.error };
      let sent = 0;
      const send = async ({ body }) => {
        sent += 1;
        if (sent > 150) return new Promise(() => process.stdout.write('held\\n'));
        process.stdout.write(body + '\\n');
      };
      const bridge = createEventBridge({
        ...${JSON.stringify({ resources: [aBus('app'), anArchive('all'), ...resources], dataDir, account: anAccount })},
        log, functions: {}, queues: { send },
      });
      bridge.start();
      for (const { operation, input } of ${JSON.stringify(requests)})
        await bridge.service.handle({
          method: 'POST', url: '/',
          headers: { 'x-amz-target': 'AWSEvents.' + operation },
          body: Buffer.from(JSON.stringify(input)),
        });
      setInterval(() => {}, 1000);
    `;
    const child = spawn('node', ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const before: { body: string }[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === 'held') break;
      before.push({ body: line });
    }
    child.kill('SIGKILL');
    await once(child, 'exit');

    const { queues, to: sentTo } = someQueues();
    // The sooner an event came, the later its delivery ends: what was left over could easily be overtaken.
    const send = slowly(queues, (second) => 300 - second);
    const { client } = await running({ resources, dataDir, queues: { send }, clock: systemClock });
    await ended(client, 'interrupted');
    const after = placesOf(sentTo('one'));
    const places = [...placesOf(before), ...after];
    expect(new Set(places).size).toBe(300);
    expect(places.length, 'it did not begin anew').toBeLessThan(300 + 150);
    expect(minutesOf(after)).toEqual(minutesOf(after).toSorted((one, other) => one - other));
  });

  it('is not held up by what a target does not take: that is retried on its own', async () => {
    const { queues, to: sentTo } = someQueues((arn) =>
      arn === aQueueArn('bad') ? new Error('busy') : undefined,
    );
    const { client, put } = await running({
      resources: [aRule('one', [...to('good'), { Id: '2', Arn: aQueueArn('bad') }])],
      queues,
      random: () => 1,
    });
    await put(at(1), at(61), at(121));
    await client.send(new StartReplayCommand(everything('partly')));
    await ended(client, 'partly');
    expect(sentTo('good')).toHaveLength(6);
  });

  it('can be cancelled while it is under way, and not after', async () => {
    const { queues, sent } = someQueues();
    const held: (() => void)[] = [];
    const send: typeof queues.send = async (message) => {
      if (message.body.includes('replay-name')) await new Promise<void>((resolve) => void held.push(resolve));
      return queues.send(message);
    };
    const { client, put } = await running({ resources: [aRule('one', to('one'))], queues: { send } });
    for (let n = 0; n < 5; n += 1) await put(...Array.from({ length: 10 }, (_, i) => at(n * 60 + i)));
    await client.send(new StartReplayCommand(everything('stopped')));
    await vi.waitFor(() => expect(held).toHaveLength(10));
    const answer = await client.send(new CancelReplayCommand({ ReplayName: 'stopped' }));
    expect(answer).toMatchObject({ ReplayArn: `${account}:replay/stopped`, State: 'CANCELLING' });
    held.splice(0).forEach((go) => go());
    await ended(client, 'stopped', 'CANCELLED');
    expect(sent.filter(({ body }) => body.includes('replay-name'))).toHaveLength(10);
    await expect(client.send(new CancelReplayCommand({ ReplayName: 'stopped' }))).rejects.toMatchObject({
      name: 'IllegalStatusException',
    });
  });

  it('fails when its archive is deleted', async () => {
    const { queues } = someQueues();
    const held: (() => void)[] = [];
    const send: typeof queues.send = async (message) => {
      await new Promise<void>((resolve) => void held.push(resolve));
      return queues.send(message);
    };
    const pattern = { EventPattern: { 'replay-name': [{ exists: true }] } };
    const { client, put } = await running({
      resources: [aRule('one', to('one'), pattern)],
      queues: { send },
    });
    await put(at(1), at(61));
    await client.send(new StartReplayCommand(everything('orphan')));
    await vi.waitFor(() => expect(held).toHaveLength(1));
    await client.send(new DeleteArchiveCommand({ ArchiveName: 'all' }));
    held.splice(0).forEach((go) => go());
    await ended(client, 'orphan', 'FAILED');
    expect(await client.send(new DescribeReplayCommand({ ReplayName: 'orphan' }))).toMatchObject({
      StateReason: 'The archive does not exist.',
    });
  });

  it('is listed for 90 days after its end', async () => {
    const { clock, advance } = aClock(START);
    const { client } = await running({ resources: [], clock });
    for (const name of ['a1', 'a2', 'b1']) await client.send(new StartReplayCommand(everything(name)));
    await ended(client, 'b1');
    const list = async (input: object) => {
      const { Replays = [], NextToken } = await client.send(new ListReplaysCommand(input));
      return { names: Replays.map(({ ReplayName }) => ReplayName), NextToken };
    };
    const first = await list({ Limit: 2 });
    expect(first.names).toEqual(['a1', 'a2']);
    expect((await list({ Limit: 2, NextToken: first.NextToken })).names).toEqual(['b1']);
    expect((await list({ NamePrefix: 'a', State: 'COMPLETED' })).names).toEqual(['a1', 'a2']);
    expect((await list({ State: 'RUNNING' })).names).toEqual([]);
    await expect(client.send(new StartReplayCommand(everything('b1')))).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
    });
    await advance(89 * DAY);
    expect((await list({})).names).toHaveLength(3);
    await advance(2 * DAY);
    expect((await list({})).names).toHaveLength(0);
  }, 30_000);

  it('is refused beyond ten at once', async () => {
    const { client } = await running({ resources: [] });
    const starts = Array.from({ length: 11 }, (_, n) => new StartReplayCommand(everything(`r${n}`)));
    // Only replays under way count, so nothing may end before all have begun.
    const stopped = anEventBridge({ resources: [anArchive('all')] });
    onTestFinished(() => stopped.stop());
    const still = await aClient(stopped.service);
    for (const start of starts.slice(0, 10)) await still.send(start);
    await expect(still.send(starts[10]!)).rejects.toMatchObject({ name: 'LimitExceededException' });
    for (const start of starts) {
      await client.send(start);
      await ended(client, start.input.ReplayName!);
    }
  });

  it.each([
    ['ValidationException', { ReplayName: 'with space' }],
    ['ValidationException', { EventEndTime: new Date(START - DAY) }],
    ['ValidationException', { EventSourceArn: `${account}:archive/no` }],
    ['ValidationException', { Destination: { Arn: 'app' } }],
    ['ValidationException', { Destination: { Arn: `${account}:event-bus/other` } }],
    ['ValidationException', { Destination: { Arn: `${account}:event-bus/app`, FilterArns: [] } }],
    ['ResourceNotFoundException', { Destination: { Arn: `${account}:event-bus/no` } }],
    [
      'ResourceNotFoundException',
      { Destination: { Arn: `${account}:event-bus/app`, FilterArns: [rule('no')] } },
    ],
  ])('is refused with %s: %o', async (name, input) => {
    const { client } = await running({ resources: [aBus('other')] });
    const command = new StartReplayCommand({ ...everything('refused'), ...input });
    await expect(client.send(command)).rejects.toMatchObject({ name });
    await expect(stateOf(client, 'refused')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
