import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChangeMessageVisibilityCommand } from '@aws-sdk/client-sqs';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Agent, until } from '@bayon/cloud-driver';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aContentGenerated, put, quiet } from './bus.ts';
import { ask, recordsIn, run, start } from './command-line.ts';
import { arnOf, inboxOf, putDead, urlOf } from './dead-letter-box.ts';
import { startFailingEndpoint } from './failing-endpoint.ts';
import { useCloud } from './operator.ts';
import { itemsOf } from './tables.ts';

const cloud = useCloud();
const awsUrl = () => cloud().process.awsUrl;

interface Heap {
  readonly consumer: string;
  readonly reason: string;
  readonly count: number;
  readonly mostRedrives: number;
  readonly paths: Readonly<Record<string, number>>;
}
const heaps = async (...filters: string[]): Promise<readonly Heap[]> =>
  ((await ask(awsUrl(), 'dlq', 'list', ...filters)) as { heaps: Heap[] }).heaps;
const eventuallyHeaps = (what: string, holds: (found: readonly Heap[]) => boolean, ...filters: string[]) =>
  until(what, async () => {
    const found = await heaps(...filters);
    return holds(found) ? found : undefined;
  });

/** What a user sees of a piece that was handled: once in the library, counted once. */
const effectsFor = async (agent: Agent) => {
  const [library, analytics, notifications] = await Promise.all(
    ['/studio/content', '/studio/analytics', '/realtime/notifications'].map((path) =>
      agent.http('GET', path),
    ),
  );
  return {
    pieces: (library?.body as { items: unknown[] }).items.length,
    counted: (analytics?.body as { totals: { contents: number } }).totals.contents,
    told: (notifications?.body as { notifications: unknown[] }).notifications.length,
  };
};

/** An event that breaks its contract, once studio and user have refused it. */
async function aBrokenEvent(): Promise<string> {
  const { source, detailType, detail, id } = aContentGenerated('broken');
  await put(cloud().aws, [{ source, detailType, detail: { ...detail, title: 7, metadata: undefined } }]);
  await eventuallyHeaps('both have refused it', (all) => all.length === 2);
  return id;
}
const refused = {
  reason: 'ContractViolation',
  count: 1,
  paths: { 'detail.title': 1, 'detail.metadata': 1 },
};

it('lists what breaks its contract with the failing paths, shows it, and drops it into a file', async () => {
  const id = await aBrokenEvent();
  expect(await heaps()).toMatchObject([
    { consumer: 'studio', ...refused },
    { consumer: 'user', ...refused },
  ]);
  const copies = (await ask(awsUrl(), 'dlq', 'show', id)) as {
    consumer: string;
    event: { eventId: string };
  }[];
  expect(copies.map(({ consumer, event }) => [consumer, event.eventId]).sort()).toEqual([
    ['studio', id],
    ['user', id],
  ]);
  expect(JSON.stringify(copies)).not.toContain('restored fir');
  expect((await run(awsUrl(), 'dlq', 'show', id, '--detail')).stdout).toContain('restored fir');

  const folder = mkdtempSync(join(tmpdir(), 'dlq-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'dropped.ndjson');
  expect(await run(awsUrl(), 'dlq', 'drop', id)).toMatchObject({ exit: 2, stdout: '' });
  expect(await run(awsUrl(), 'dlq', 'drop', id, '--yes', '--into', file)).toMatchObject({ exit: 0 });
  expect(recordsIn(readFileSync(file, 'utf8')).map(({ body }) => String(body).includes(id))).toEqual([
    true,
    true,
  ]);
  expect(await run(awsUrl(), 'dlq', 'drop', id, '--yes')).toMatchObject({
    exit: 1,
    stderr: expect.stringContaining(`no dead letter has the id ${id}`) as string,
  });
});

it('counts the redrives of what fails again, and leaves the other copy as it is', async () => {
  const id = await aBrokenEvent();
  const redrive = ['dlq', 'redrive', id, '--service', 'studio'];
  expect((await run(awsUrl(), ...redrive, '--dry-run')).stdout).toMatch(
    /^would redrive .*→ bayon-studio-inbox-local/,
  );
  expect((await heaps()).every(({ mostRedrives }) => mostRedrives === 0)).toBe(true);
  for (const count of [1, 2]) {
    expect(await run(awsUrl(), ...redrive, '--yes')).toMatchObject({ exit: 0 });
    const isBack = ([one]: readonly Heap[]) => one?.mostRedrives === count;
    expect(await eventuallyHeaps('it is back', isBack, '--service', 'studio')).toMatchObject([refused]);
  }
  expect(await heaps('--service', 'user')).toMatchObject([{ ...refused, mostRedrives: 0 }]);
  expect(await run(awsUrl(), 'dlq', 'drop', id, '--yes')).toMatchObject({ exit: 0 });
});

describe('a redrive', () => {
  it('heals what failed for a while: handled once, and nobody else is touched', async () => {
    const { aws } = cloud();
    const ada = await cloud().agent('ada');
    // A counter that is no number: studio's transaction fails until somebody mends it.
    const day = new Date().toISOString().slice(0, 10);
    const broken = { pk: `USER#${ada.user}`, sk: `ANALYTICS#${day}` };
    await aws.dynamoDb.send(
      new PutCommand({ TableName: 'bayon-studio-local', Item: { ...broken, day, contents: 'many' } }),
    );
    const piece = aContentGenerated(ada.user);
    await put(aws, [piece]);
    await eventuallyHeaps('studio has given up', ([heap]) => heap?.consumer === 'studio');
    const ofUser = await itemsOf(aws, 'user');

    await aws.dynamoDb.send(new DeleteCommand({ TableName: 'bayon-studio-local', Key: broken }));
    expect(await run(awsUrl(), 'dlq', 'redrive', piece.id, '--yes')).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(/^redriven .*→ bayon-studio-inbox-local\n$/) as string,
    });
    await quiet(aws);
    expect(await heaps()).toEqual([]);
    expect(await effectsFor(ada)).toMatchObject({ pieces: 1, counted: 1, told: 1 });
    // Its own events reach user too (SEO recommendations); what user had settled, it has not settled again.
    const after = await itemsOf(aws, 'user');
    for (const [key, item] of ofUser) if (key.startsWith('SETTLED#')) expect(after.get(key)).toEqual(item);
  });

  it('has its effect once, though it is killed between sending and deleting, and done again', async () => {
    const { aws } = cloud();
    const ada = await cloud().agent('ada');
    const piece = aContentGenerated(ada.user);
    // As EventBridge leaves what it could not deliver.
    await putDead(aws, 'studio', [piece], { TARGET_ARN: arnOf(inboxOf('studio')), RULE_ARN: arnOf('rule') });

    let receipt = '';
    const endpoint = await startFailingEndpoint(awsUrl(), (target, body) => {
      if (target !== 'AmazonSQS.DeleteMessage') return true;
      receipt = (JSON.parse(body) as { ReceiptHandle: string }).ReceiptHandle;
      redrive.signal('SIGKILL');
      return false;
    });
    onTestFinished(() => endpoint.close());
    const redrive = start(endpoint.url, 'dlq', 'redrive', piece.id, '--yes');
    expect(await redrive.ended).toMatchObject({ exit: 'SIGKILL' });
    await quiet(aws);
    expect(await effectsFor(ada)).toMatchObject({ pieces: 1, counted: 1, told: 1 });
    const before = await itemsOf(aws, 'studio');

    // Two minutes later it would be in sight by itself.
    expect((await run(awsUrl(), 'dlq', 'list')).stderr).toMatch(/studio-inbox.*: about 1 are out of sight/);
    const QueueUrl = await urlOf(aws, `${inboxOf('studio')}-dead-letters`);
    await aws.sqs.send(
      new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: receipt, VisibilityTimeout: 0 }),
    );
    expect(await heaps()).toMatchObject([{ consumer: 'studio', reason: 'ByHand', count: 1 }]);
    expect(await run(awsUrl(), 'dlq', 'redrive', piece.id, '--yes')).toMatchObject({ exit: 0 });
    await quiet(aws);
    expect(await heaps()).toEqual([]);
    expect(await itemsOf(aws, 'studio')).toEqual(before);
    expect(await effectsFor(ada)).toMatchObject({ pieces: 1, counted: 1, told: 1 });
  });

  it('can be interrupted between messages: the rest stays, in sight', async () => {
    const pieces = Array.from({ length: 30 }, (_, n) => aContentGenerated(`interrupted-${n}`));
    await putDead(cloud().aws, 'studio', pieces);
    const redrive = start(awsUrl(), 'dlq', 'redrive', '--reason', 'ByHand', '--yes', '--rate', '5');
    await redrive.said(/redriven(.*\n)+.*redriven/);
    redrive.signal('SIGINT');
    const { exit, stdout } = await redrive.ended;
    expect(exit).toBe(130);
    const done = stdout.trim().split('\n').length;
    expect(await heaps('--reason', 'ByHand')).toMatchObject([{ count: pieces.length - done }]);
    await run(awsUrl(), 'dlq', 'drop', '--reason', 'ByHand', '--yes');
  });
});

it('looks at each of very many, again and again, without taking any away', async () => {
  const pieces = Array.from({ length: 1_200 }, (_, n) => aContentGenerated(`many-${n}`));
  await putDead(cloud().aws, 'user', pieces, { ERROR_CODE: 'Many' });
  const all = [{ consumer: 'user', count: 1_200 }];
  expect(await heaps('--reason', 'Many')).toMatchObject(all);
  expect(await heaps('--reason', 'Many')).toMatchObject(all);
  const limited = ['dlq', 'drop', '--reason', 'Many', '--limit', '7'];
  expect((await run(awsUrl(), ...limited, '--dry-run')).stderr).toContain('would drop 7');
  expect((await run(awsUrl(), ...limited, '--yes')).stderr).toContain('dropped 7');
  expect(await heaps('--service', 'user')).toMatchObject([{ count: 1_193 }]);
});
