import { describe, expect, it } from 'vitest';
import { aNotification, parsed } from '../../test/fixtures.ts';
import { bytesOf, largestFrame, notificationFrame } from './frame.ts';
import { logEntry, type Notification, roomForMore } from './log-entry.ts';

const now = '2026-03-14T10:00:00.000Z';
const entryOf = (data: Record<string, unknown>) =>
  logEntry(parsed(aNotification({ data }, { id: 'e1' })) as Notification, 7, now);
const sizeOf = (entry: ReturnType<typeof logEntry>) => bytesOf(JSON.stringify(notificationFrame(entry)));

describe('a log entry', () => {
  it('says what the event says, under its number', () => {
    expect(notificationFrame(entryOf({ contentId: 'c1' }))).toEqual({
      type: 'notification',
      seq: 7,
      id: 'e1',
      event: 'content_generated',
      message: 'Your blog post is ready.',
      data: { contentId: 'c1' },
      severity: 'info',
      timestamp: '2026-03-14T09:26:53.000Z',
    });
  });

  it('keeps data up to the frame limit, to the byte', () => {
    const room = largestFrame - roomForMore - sizeOf(entryOf({ text: '' }));
    const full = entryOf({ text: 'x'.repeat(room) });
    expect([full.truncated, sizeOf(full)]).toEqual([false, largestFrame - roomForMore]);
    expect(entryOf({ text: 'x'.repeat(room + 1) }).truncated).toBe(true);
  });

  it('counts bytes, not characters', () => {
    const room = largestFrame - roomForMore - sizeOf(entryOf({ text: '' }));
    expect(entryOf({ text: '€'.repeat(Math.floor(room / 3)) }).truncated).toBe(false);
    expect(entryOf({ text: '€'.repeat(Math.floor(room / 3) + 1) }).truncated).toBe(true);
  });

  it('keeps only the ids of data that is too large', () => {
    const entry = entryOf({
      contentId: 'c1',
      id: 4,
      paid: 'no id',
      text: 'x'.repeat(40_000),
      rawId: 'x'.repeat(200),
    });
    expect(notificationFrame(entry)).toMatchObject({ truncated: true, data: { contentId: 'c1', id: 4 } });
    expect(JSON.parse(entry.data)).toEqual({ contentId: 'c1', id: 4 });
  });

  it('fits a frame whatever the ids are', () => {
    const ids = Object.fromEntries(
      Array.from({ length: 300 }, (_, place) => [`${'\u0001'.repeat(50)}${place}Id`, '\u0001'.repeat(128)]),
    );
    const entry = entryOf(ids);
    expect(entry.truncated).toBe(true);
    expect(sizeOf(entry)).toBeLessThanOrEqual(largestFrame);
  });
});

describe('bytesOf', () => {
  it.each(['', 'abc', 'é', '€uro', '👍🏽 ok', 'a\u0000b', '漢字'])('counts %j as UTF-8 does', (text) => {
    expect(bytesOf(text)).toBe(Buffer.byteLength(text));
  });
});
