import { expect, it } from 'vitest';
import { minute, preferred } from '../../test/spec-events.ts';
import { worldForEach } from '../../test/world.ts';
import { keys } from '../notebook/keys.ts';
import { sharedTo } from '../notebook/preferences.ts';

const world = worldForEach();
const preferences = () => world().read(keys.preferences('ada'));

it('changes what the event names only, each by its own time', async () => {
  await world().take(
    preferred('c', 3, { preferences: { shareChannels: ['email'] } }),
    preferred('b', 2, { preferences: { autoShareReports: true, shareChannels: ['x'] } }),
  );
  expect(await preferences()).toMatchObject({
    autoShareReports: { value: true },
    shareChannels: { value: ['email'] },
  });
  expect(sharedTo(await preferences(), minute(3))).toEqual(['email']);
  expect(sharedTo(await preferences(), minute(2))).toEqual(['x']);
});

it('keeps nothing of what does not concern it', async () => {
  await world().take(preferred('p', 1, { preferences: { contentTone: 'warm' } }));
  expect(await preferences()).toBeUndefined();
});
