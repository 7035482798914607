import { ReportSharingDue } from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { minute, preferred, reported, shareScheduled } from '../test/spec-events.ts';
import { worldForEach } from '../test/world.ts';
import { publishDue } from './publish-due.ts';

const world = worldForEach();

/** What the scheduler publishes at a time; the clock of everybody is set to it. */
async function runAt(now: string, hasTime: () => boolean = () => true) {
  const { bus, reads: notebook, publisher } = world();
  world().now = now;
  const before = bus.events.length;
  const count = await publishDue(notebook, publisher, { now, hasTime });
  const events = bus.events.slice(before);
  expect(events).toHaveLength(count);
  return events;
}

describe('what is to be shared', () => {
  it('is due at that very millisecond, and not before', async () => {
    await world().take(shareScheduled('s', 1));
    expect(await runAt('2026-11-23T10:29:59.999Z')).toEqual([]);
    expect(await runAt(minute(30))).toMatchObject([
      { detail: { reportId: 'r-1', shareChannels: ['email'], dueAt: minute(30) } },
    ]);
  });

  it('is delivered once, though it is published twice before it is struck off', async () => {
    await world().take(shareScheduled('s', 1));
    const [first] = await runAt(minute(30));
    const [second] = await runAt(minute(31));
    // To the letter: another time would be another content of that id.
    expect(second?.detail).toEqual(first?.detail);
    await world().drain();
    expect(await runAt(minute(32))).toEqual([]);
    expect(await world().reads.sharing('ada', 'r-1')).toHaveLength(1);
  });

  it('of more channels than one event names is due in several, and none is left', async () => {
    const channels = Array.from({ length: 45 }, (_, n) => `channel-${n}`);
    for (let n = 0; n < 3; n += 1)
      await world().take(
        shareScheduled(`s-${n}`, n, { shareChannels: channels.slice(20 * n, 20 * (n + 1)) }),
      );
    expect(await runAt(minute(30))).toHaveLength(3);
    await world().drain();
    expect(await runAt(minute(30))).toEqual([]);
    expect(await world().reads.sharing('ada', 'r-1')).toHaveLength(45);
  });

  it('of many reports is all published, over more than one page; the rest another time', async () => {
    const many = Array.from({ length: 130 }, (_, n) => `r-${n}`);
    await world().take(...many.map((reportId) => shareScheduled(reportId, 1, { reportId })));
    expect(await runAt(minute(30), () => false)).toHaveLength(130);
    await world().drain();
    expect(await runAt(minute(30))).toEqual([]);
  });

  it('follows from a report and its user’s preferences, five minutes later', async () => {
    await world().take(
      preferred('p', 1, { preferences: { autoShareReports: true, shareChannels: ['email'] } }),
      reported('r', 2),
    );
    await world().drain();
    await runAt(minute(7));
    await world().drain();
    expect(world().published(ReportSharingDue)).toHaveLength(1);
    expect(await world().reads.sharing('ada', 'r-1')).toMatchObject([{ channel: 'email', dueAt: minute(7) }]);
  });
});
