import { expect, it } from 'vitest';
import { aNotification, put } from './bus.ts';
import { notificationsIn } from './realtime.ts';
import { eventually, useCloud } from './use-cloud.ts';

const cloud = useCloud();
const runScheduler = () => cloud().aws.invoke('bayon-realtime-local-scheduler', {});
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

it('brings in one digest what a user wants so, and the rest of a storm in another', async () => {
  const ada = await cloud().agent('ada');
  const socket = await ada.socket();
  const status = () => ada.client.get('/realtime/notifications');
  await put(cloud().aws, {
    source: 'bayon.coagent.user',
    detailType: 'Preferences Changed',
    detail: {
      userId: ada.user,
      preferences: { channels: { trend_alert: 'digest' }, digestAt: 'hourly' },
      timestamp: ago(240),
    },
  });
  const say = (type: string, minutes: number, count: number) =>
    put(
      cloud().aws,
      ...Array.from({ length: count }, (_, n) =>
        aNotification({ userId: ada.user }, { type, message: `${type} ${n}`, timestamp: ago(minutes) }),
      ),
    );
  await eventually(async () => {
    expect(await ada.client.get('/user/preferences')).toMatchObject({ digestAt: 'hourly' });
  });
  await say('trend_alert', 150, 3);
  await say('market_alert', 10, 8);
  await say('market_alert', 10, 5);
  await eventually(async () => expect(await status()).toMatchObject({ lastSeq: 16, unread: 10 }));
  const heard = () => notificationsIn(socket.frames);
  await eventually(async () => {
    expect(heard().map(({ event }) => event)).toEqual(Array(10).fill('market_alert'));
    await Promise.resolve();
  });

  await eventually(async () => {
    await runScheduler();
    expect(await status()).toMatchObject({ lastSeq: 18, unread: 12 });
  });
  await eventually(async () => {
    expect(heard()).toHaveLength(12);
    await Promise.resolve();
  });
  const digests = heard().filter(({ event }) => event === 'notification_digest');
  expect(digests.map(({ message, data }) => [message, data['count']]).toSorted()).toEqual([
    ['3 notifications: 3 × market alert.', 3],
    ['3 notifications: 3 × trend alert.', 3],
  ]);
  await runScheduler();
  expect(await status()).toMatchObject({ lastSeq: 18, unread: 12 });
});
