import {
  CreateArchiveCommand,
  DeleteArchiveCommand,
  DescribeArchiveCommand,
  ListArchivesCommand,
  PutEventsCommand,
  UpdateArchiveCommand,
} from '@aws-sdk/client-eventbridge';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StartupError } from '../../ports.ts';
import { aBus, aClient, aClock, aDataDir, anArchive, anEntry, anEventBridge } from '../a-cloud.ts';

const EventSourceArn = 'arn:aws:events:us-east-1:000000000000:event-bus/app';
const DAY = 86_400_000;

/** A running EventBridge with an SDK client. It may be stopped twice. */
async function running(options: Parameters<typeof anEventBridge>[0]) {
  const bridge = anEventBridge(options);
  bridge.start();
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= bridge.stop());
  onTestFinished(stop);
  return { ...bridge, stop, client: await aClient(bridge.service) };
}

describe('an archive', () => {
  it('keeps every event of its bus, matched by a rule or not', async () => {
    const { clock } = aClock();
    const { client } = await running({ resources: [aBus('other')], clock });
    const created = await client.send(new CreateArchiveCommand({ ArchiveName: 'all', EventSourceArn }));
    expect(created).toMatchObject({
      ArchiveArn: 'arn:aws:events:us-east-1:000000000000:archive/all',
      State: 'ENABLED',
      CreationTime: new Date(clock.now()),
    });
    await client.send(
      new PutEventsCommand({ Entries: [anEntry(), anEntry({ EventBusName: 'other' }), anEntry()] }),
    );
    const found = await client.send(new DescribeArchiveCommand({ ArchiveName: 'all' }));
    expect(found).toMatchObject({ EventSourceArn, RetentionDays: 0, EventCount: 2, State: 'ENABLED' });
    expect(found.SizeBytes).toBeGreaterThan(400);
  });

  it('keeps what matches its pattern, and another pattern from its update on', async () => {
    const { client, put } = await running({ resources: [] });
    const archive = { ArchiveName: 'some', EventPattern: '{"detail":{"n":[1]}}' };
    await client.send(new CreateArchiveCommand({ ...archive, EventSourceArn, Description: 'ones' }));
    const count = async () =>
      (await client.send(new DescribeArchiveCommand({ ArchiveName: 'some' }))).EventCount;
    await put(anEntry(), anEntry({ Detail: '{"n":2}' }));
    expect(await count()).toBe(1);
    await client.send(new UpdateArchiveCommand({ ...archive, EventPattern: '{"detail":{"n":[2]}}' }));
    await put(anEntry(), anEntry({ Detail: '{"n":2}' }));
    expect(await count()).toBe(2);
    expect(await client.send(new DescribeArchiveCommand({ ArchiveName: 'some' }))).toMatchObject({
      Description: 'ones',
      EventPattern: '{"detail":{"n":[2]}}',
    });
  });

  it('gives up what is older than its retention, and a deleted one everything', async () => {
    const { clock, advance } = aClock();
    const { client, put } = await running({ resources: [], clock });
    await client.send(new CreateArchiveCommand({ ArchiveName: 'days', EventSourceArn, RetentionDays: 2 }));
    await client.send(new CreateArchiveCommand({ ArchiveName: 'ever', EventSourceArn }));
    const counts = async () => {
      const { Archives = [] } = await client.send(new ListArchivesCommand({ EventSourceArn }));
      return Archives.map(({ ArchiveName, EventCount, SizeBytes }) => [
        ArchiveName,
        EventCount,
        SizeBytes! > 0,
      ]);
    };
    // More than one portion of the sweep.
    for (let n = 0; n < 60; n += 1) await put(...Array.from({ length: 10 }, () => anEntry()));
    await advance(DAY);
    await put(anEntry());
    await advance(DAY);
    expect(await counts()).toEqual([
      ['days', 601, true],
      ['ever', 601, true],
    ]);
    await advance(DAY / 2);
    expect(await counts()).toEqual([
      ['days', 1, true],
      ['ever', 601, true],
    ]);
    await advance(DAY);
    expect(await counts()).toEqual([
      ['days', 0, false],
      ['ever', 601, true],
    ]);
    await client.send(new DeleteArchiveCommand({ ArchiveName: 'ever' }));
    await client.send(new CreateArchiveCommand({ ArchiveName: 'ever', EventSourceArn }));
    expect(await counts()).toEqual([
      ['days', 0, false],
      ['ever', 0, false],
    ]);
  });

  it('is listed in pages, by prefix, bus and state', async () => {
    const { client } = await running({ resources: ['a1', 'a2', 'b1'].map((name) => anArchive(name)) });
    const list = async (input: object) => {
      const { Archives = [], NextToken } = await client.send(new ListArchivesCommand(input));
      return { names: Archives.map(({ ArchiveName }) => ArchiveName), NextToken };
    };
    const first = await list({ Limit: 2 });
    expect(first.names).toEqual(['a1', 'a2']);
    expect((await list({ Limit: 2, NextToken: first.NextToken })).names).toEqual(['b1']);
    expect((await list({ NamePrefix: 'b' })).names).toEqual(['b1']);
    expect((await list({ EventSourceArn: `${EventSourceArn}-other` })).names).toEqual([]);
    expect((await list({ State: 'DISABLED' })).names).toEqual([]);
    await expect(list({ State: 'GONE' })).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it.each([
    ['ResourceAlreadyExistsException', { ArchiveName: 'taken' }],
    ['ResourceNotFoundException', { EventSourceArn: `${EventSourceArn}-other` }],
    ['ValidationException', { EventSourceArn: 'app' }],
    ['ValidationException', { ArchiveName: 'a'.repeat(49) }],
    ['ValidationException', { RetentionDays: -1 }],
    ['InvalidEventPatternException', { EventPattern: '{"source":"x"}' }],
    ['InvalidEventPatternException', { EventPattern: 'x' }],
  ])('is refused with %s: %o', async (name, input) => {
    const { client } = await running({ resources: [anArchive('taken')] });
    const command = new CreateArchiveCommand({ ArchiveName: 'new', EventSourceArn, ...input });
    await expect(client.send(command)).rejects.toMatchObject({ name });
  });

  it('that does not exist is not found', async () => {
    const { client } = await running({ resources: [] });
    const gone = { name: 'ResourceNotFoundException', message: 'Archive no does not exist.' };
    for (const Command of [DescribeArchiveCommand, UpdateArchiveCommand, DeleteArchiveCommand])
      await expect(client.send(new Command({ ArchiveName: 'no' }))).rejects.toMatchObject(gone);
  });
});

describe("a template's archive", () => {
  it('outlives a restart with its events and what the API changed, until the template says something else', async () => {
    const dataDir = aDataDir();
    const start = (properties: object) =>
      running({ resources: [anArchive('all', { RetentionDays: '30', ...properties })], dataDir });
    const describeIn = async ({ client }: Awaited<ReturnType<typeof start>>) =>
      client.send(new DescribeArchiveCommand({ ArchiveName: 'all' }));

    const first = await start({ Description: 'one' });
    await first.put(anEntry());
    await first.client.send(new UpdateArchiveCommand({ ArchiveName: 'all', RetentionDays: 7 }));
    await first.stop();
    const second = await start({ Description: 'one' });
    expect(await describeIn(second)).toMatchObject({ Description: 'one', RetentionDays: 7, EventCount: 1 });
    await second.stop();
    const third = await start({ Description: 'two' });
    expect(await describeIn(third)).toMatchObject({ Description: 'two', RetentionDays: 30, EventCount: 1 });
    await third.client.send(new DeleteArchiveCommand({ ArchiveName: 'all' }));
    await third.stop();
    const fourth = await start({ Description: 'two' });
    await expect(describeIn(fourth)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await fourth.stop();
    const fifth = await start({ Description: 'three', EventPattern: { source: ['bayon.test'] } });
    expect(await describeIn(fifth)).toMatchObject({
      EventCount: 0,
      EventPattern: '{"source":["bayon.test"]}',
    });
  });

  it.each([
    ['its pattern', { EventPattern: { source: 'x' } }, 'studio/bad: Event pattern is not valid.'],
    ['its bus', { SourceArn: `${EventSourceArn}-other` }, 'does not exist in any template'],
  ])('fails the start for %s', (_what, properties, message) => {
    const start = () => anEventBridge({ resources: [anArchive('bad', properties)] });
    expect(start).toThrow(StartupError);
    expect(start).toThrow(message);
  });
});
