import { describe, expect, it } from 'vitest';
import { minute, shareDue, shareScheduled } from '../../test/spec-events.ts';
import { worldForEach } from '../../test/world.ts';
import { keys } from '../notebook/keys.ts';

const world = worldForEach();
const due = () => world().read(keys.dueSharing('ada', 'r-1', minute(30)));
const delivery = (channel: string) => world().read(keys.delivery('ada', 'r-1', channel));
const many = Array.from({ length: 20 }, (_, n) => `channel-${String(n).padStart(2, '0')}`);

describe('a sharing', () => {
  it('waits until it is due, then leaves a delivery for each channel', async () => {
    await world().take(shareScheduled('s', 1, { shareChannels: ['email', 'x'] }));
    expect(await due()).toMatchObject({ channels: ['email', 'x'], gsi1sk: `${minute(30)}#ada#r-1` });
    expect(await delivery('x')).toBeUndefined();
    await world().take(shareDue('d', 30, { shareChannels: ['email', 'x'] }));
    expect(await due()).toBeUndefined();
    expect(await delivery('x')).toMatchObject({ channel: 'x', dueAt: minute(30), deliveredAt: minute(30) });
  });

  it('is delivered once though it is due twice, and scheduled again', async () => {
    await world().take(
      shareDue('d', 30),
      shareDue('late', 40, { dueAt: minute(35) }),
      shareScheduled('s', 1),
    );
    expect(await delivery('email')).toMatchObject({ deliveredAt: minute(30) });
    expect(await due()).toBeUndefined();
  });

  it('strikes off the channels that were due, and no others', async () => {
    await world().take(shareScheduled('s', 1, { shareChannels: ['email', 'x'] }), shareDue('d', 30));
    expect(await due()).toMatchObject({ channels: ['x'] });
  });

  it('of one moment is one, of all its channels', async () => {
    await world().take(shareScheduled('s', 1), shareScheduled('t', 2, { shareChannels: ['x', 'email'] }));
    expect(await due()).toMatchObject({ channels: ['email', 'x'] });
  });

  it('takes as many channels as its contract', async () => {
    await world().take(
      shareScheduled('s', 1, { shareChannels: many }),
      shareDue('d', 30, { shareChannels: many }),
    );
    expect(await world().reads.sharing('ada', 'r-1')).toHaveLength(20);
  });
});
