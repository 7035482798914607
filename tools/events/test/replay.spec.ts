import { beforeAll, describe, expect, it, vi } from 'vitest';
import { until } from '@bayon/cloud-driver';
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
import { everything, itemsOf, settledBy } from './tables.ts';

vi.setConfig({ testTimeout: 2 * patience, hookTimeout: 2 * patience });
const cloud = useCloud();
const operator = operatorOf(cloud);
const lastOf = (ndjson: string) =>
  JSON.parse(ndjson.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;

beforeAll(async () => {
  await put(cloud().aws, examplesOf());
  await quiet(cloud().aws);
});

it('changes nothing where everything was handled: no item of any table, no frame to anybody', async () => {
  const ada = await cloud().agent('ada');
  const socket = await ada.socket();
  const piece = aContentGenerated(ada.user);
  await put(cloud().aws, [piece]);
  await socket.until('the notification', (frames) => frames.some(({ type }) => type === 'notification'));
  await quiet(cloud().aws);
  const before = await everything(cloud().aws);
  const frames = socket.frames.length;
  const onTheBus = await archived(cloud().aws);

  const { exit, stdout } = await operator.run('replay', '--from', '1h', '--yes', '--json');
  expect(exit).toBe(0);
  expect(lastOf(stdout)).toMatchObject({ state: 'COMPLETED', donePercent: 100 });
  await quiet(cloud().aws);

  // They did come again: what they had caused was published once more, under the same ids.
  expect(await archived(cloud().aws)).toBeGreaterThan(onTheBus + examplesOf().length);
  expect(await everything(cloud().aws)).toEqual(before);
  expect(socket.frames.slice(frames)).toEqual([]);
  await socket.close();
});

describe('what was missed', () => {
  const rule = 'bayon-user-local-content-generated';
  const missed = 'Content Generated';
  const replay = (...more: string[]) =>
    operator.run('replay', '--from', '1h', '--service', 'user', '--detail-type', missed, '--yes', ...more);

  it('is healed for one user alone by --user, and then for all; what others had handled stays as it is', async () => {
    const { aws } = cloud();
    const [grace, heidi] = [aContentGenerated('grace'), aContentGenerated('heidi')];
    await withoutRule(aws, rule, async () => {
      await put(aws, [grace, heidi]);
      await quiet(aws);
    });
    const studio = await itemsOf(aws, 'studio');
    expect(await settledBy(aws, 'studio', missed)).toEqual(expect.arrayContaining([grace.id, heidi.id]));
    expect(await settledBy(aws, 'user', missed)).not.toEqual(expect.arrayContaining([grace.id]));

    const one = await replay('--user', 'grace');
    expect(one).toMatchObject({ exit: 0 });
    await until('what grace missed', async () =>
      (await settledBy(aws, 'user', missed)).includes(grace.id) ? true : undefined,
    );
    await quiet(aws);
    expect(await settledBy(aws, 'user', missed)).not.toContain(heidi.id);
    expect(await leftovers(aws)).toEqual([]);

    expect(await replay()).toMatchObject({ exit: 0 });
    await until('what heidi missed', async () =>
      (await settledBy(aws, 'user', missed)).includes(heidi.id) ? true : undefined,
    );
    expect(await itemsOf(aws, 'studio')).toEqual(studio);
  });
});

describe('a dry run', () => {
  it('names the rules and about how many events they would get, and replays nothing', async () => {
    const replays = async () =>
      JSON.parse((await operator.run('replay', 'list', '--json')).stdout) as unknown;
    const before = await replays();
    const { exit, stdout } = await operator.run(
      ...['replay', '--from', '1h', '--service', 'user', '--user', 'grace', '--dry-run', '--json'],
    );
    expect(exit).toBe(0);
    const plan = JSON.parse(stdout) as { rules: { name: string }[]; temporaryRules: string[] };
    expect(plan.rules).toContainEqual({
      name: 'bayon-user-local-content-generated',
      service: 'user',
      detailTypes: ['Content Generated'],
      events: 1,
    });
    expect(plan.temporaryRules).toHaveLength(plan.rules.length);
    expect(await replays()).toEqual(before);
  });
});

describe('Ctrl-C', () => {
  it('leaves no replay under way and no rule behind', async () => {
    const name = 'interrupted';
    // Its first word: on a busy machine the replay may have come to its end before another.
    const { exit } = await operator.interrupt(
      /replay interrupted/,
      ...['replay', '--from', '1h', '--user', 'grace', '--yes', '--name', name],
    );
    const { stdout } = await operator.run('replay', 'status', name, '--json');
    const { state } = JSON.parse(stdout) as { state: string };
    expect(['130 CANCELLED', '130 COMPLETED', '0 COMPLETED']).toContain(`${exit} ${state}`);
    expect(await leftovers(cloud().aws)).toEqual([]);
  });
});

it('runs on by itself where nobody waits, and tells of it later', async () => {
  const started = await operator.run(
    'replay',
    '--from',
    '1h',
    '--service',
    'brand',
    '--yes',
    '--detach',
    '--json',
  );
  const { name } = JSON.parse(started.stdout) as { name: string };
  await until('its end', async () => {
    const { stdout } = await operator.run('replay', 'status', name, '--json');
    return (JSON.parse(stdout) as { state: string }).state === 'COMPLETED' ? true : undefined;
  });
  const cancelled = await operator.run('replay', 'cancel', name, '--yes');
  expect(cancelled).toMatchObject({
    exit: 1,
    stderr: expect.stringContaining('nothing to cancel') as string,
  });
});

it.each<[string, string[]]>([
  ['since when?', ['--service', 'studio']],
  ['there is no service blog on local', ['--from', '1h', '--service', 'blog']],
  ['neither a time nor a duration', ['--from', 'yesterday']],
  ['is not before --to', ['--from', '1h', '--to', '2h']],
  ['that somebody must remove', ['--from', '1h', '--user', 'ada', '--detach', '--yes']],
  ['Nobody is here to ask', ['--from', '1h']],
])('says what is wrong: %s', async (what, words) => {
  const { exit, stderr } = await operator.run('replay', ...words);
  expect(exit).toBe(2);
  expect(stderr).toContain(what);
});
