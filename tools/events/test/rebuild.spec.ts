import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  aContentGenerated,
  archived,
  leftovers,
  examplesOf,
  put,
  quiet,
  withoutRule,
  patience,
} from './bus.ts';
import { operatorOf, useCloud } from './operator.ts';
import { everything, services } from './tables.ts';

vi.setConfig({ testTimeout: 2 * patience, hookTimeout: 2 * patience });
const cloud = useCloud();
const operator = operatorOf(cloud);
const rebuild = async (service: string, ...more: string[]) => {
  const { exit, stdout, stderr } = await operator.run('replay', '--rebuild', service, '--json', ...more);
  if (stdout === '') throw new Error(stderr);
  return { exit, rebuilt: JSON.parse(stdout) as Record<string, unknown> };
};

beforeAll(async () => {
  await put(cloud().aws, examplesOf());
  const ada = await cloud().agent('ada');
  await ada.http('POST', '/studio/content', { contentType: 'blog-post', topic: 'A first home in Ballard' });
  await put(
    cloud().aws,
    Array.from({ length: 12 }, (_, place) => aContentGenerated(`user-${place}`)),
  );
  await quiet(cloud().aws);
});

describe('an empty table', () => {
  it.each(services)(
    'becomes that of %s, from its events alone; nothing is published, nothing live touched',
    async (service) => {
      const live = await everything(cloud().aws);
      const before = await archived(cloud().aws);
      const { exit, rebuilt } = await rebuild(service);
      expect(rebuilt).toMatchObject({ equal: true, differences: [], failures: [], caveats: [] });
      expect(rebuilt['events']).toMatchObject({ missed: 0, failed: 0, notArchived: { before: 0, since: 0 } });
      expect(exit).toBe(0);
      expect(await everything(cloud().aws)).toEqual(live);
      expect(await archived(cloud().aws)).toBe(before);
      expect(await leftovers(cloud().aws)).toEqual([]);
    },
  );
});

describe('a table that is not what its events make of it', () => {
  const key = { pk: 'USER#user-1', sk: 'CONTENT#content-of-user-1' };

  it('is told by key and path, and by value only where that is asked for', async () => {
    await cloud().aws.dynamoDb.send(
      new UpdateCommand({
        TableName: 'bayon-studio-local',
        Key: key,
        UpdateExpression: 'SET title = :title',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':title': 'Changed by hand' },
      }),
    );
    const { exit, rebuilt } = await rebuild('studio');
    expect(exit).toBe(1);
    expect(rebuilt).toMatchObject({
      equal: false,
      differences: [{ ...key, kind: 'differs', paths: ['title'] }],
    });
    const detailed = await rebuild('studio', '--detail');
    expect(detailed.rebuilt).toMatchObject({
      differences: [
        { paths: [{ path: 'title', live: 'Changed by hand', rebuilt: 'Craftsman near Green Lake' }] },
      ],
    });
  });

  it('lacks what was missed', async () => {
    const missed = aContentGenerated('ivan');
    await withoutRule(cloud().aws, 'bayon-user-local-content-generated', async () => {
      await put(cloud().aws, [missed]);
      await quiet(cloud().aws);
    });
    const { exit, rebuilt } = await rebuild('user');
    expect(exit).toBe(1);
    expect(rebuilt).toMatchObject({ equal: false, events: { missed: 1 } });
    expect(rebuilt['differences']).toContainEqual(
      expect.objectContaining({ kind: 'only rebuilt', pk: expect.stringContaining(missed.id) as string }),
    );
  });

  it('is compared as it was at an end that is given: what changed later is left out', async () => {
    const end = new Date();
    await put(cloud().aws, [aContentGenerated('judy')]);
    await quiet(cloud().aws);
    // EventBridge's times are whole seconds: an event of the same second is not after it.
    const { rebuilt } = await rebuild('studio', '--to', new Date(end.getTime() - 1_000).toISOString());
    expect(rebuilt['differences']).toMatchObject([{ ...key, paths: ['title'] }]);
    expect((rebuilt['items'] as { changedLater: number }).changedLater).toBeGreaterThan(0);
  });
});

it('leaves nothing behind when it is interrupted', async () => {
  const { exit, stdout } = await operator.interrupt(
    /STARTING|RUNNING|collected/,
    'replay',
    '--rebuild',
    'studio',
  );
  expect({ exit, stdout }).toEqual({ exit: 130, stdout: '' });
  expect(await leftovers(cloud().aws)).toEqual([]);
});

it.each<[string, string[]]>([
  ['no service of this name', ['blog']],
  ['takes no --user', ['studio', '--user', 'ada']],
])('says what is wrong: %s', async (what, words) => {
  const { exit, stderr } = await operator.run('replay', '--rebuild', ...words);
  expect(exit).toBe(2);
  expect(stderr).toContain(what);
});
