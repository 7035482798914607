import { ContentGenerated, ContentPublished, SocialSchedulingRequested } from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../library/keys.ts';

const world = worldForEach();

const piece = { userId: 'ada', contentId: 'c-1' };
// A Monday.
const asked = (
  platforms: ('facebook' | 'x')[] = ['facebook', 'x'],
  id = 'asked',
  at = '2026-11-23T10:00:00.000Z',
) => anEvent(SocialSchedulingRequested, { ...piece, platforms }, { id, at });
const decided = (publishedTo: string[], scheduledFor?: string, at = '2026-11-23T09:00:00.000Z') =>
  anEvent(
    ContentPublished,
    { ...piece, contentType: 'social-media', publishedTo, scheduledFor },
    { id: 'decided', at },
  );
const channels = async () => (await world().read(keys.publications('ada', 'c-1')))?.channels;
const [tuesday, monday] = ['2026-11-24T16:00:00.000Z', '2026-11-23T17:00:00.000Z'];

it('schedules a post for each platform at its next good time, where the scheduler finds it', async () => {
  await world().take(asked());
  expect(await channels()).toMatchObject({
    facebook: { scheduledFor: tuesday },
    x: { scheduledFor: monday },
  });
  expect(await world().read(keys.duePublication('ada', 'c-1', 'x'))).toMatchObject({
    due: 'publication',
    contentType: 'social-media',
    channel: 'x',
    dueAt: monday,
  });
});

it('makes the piece scheduled, if it is in the library', async () => {
  await world().take(
    anEvent(ContentGenerated, { ...piece, contentType: 'social-media' }, { id: 'made' }),
    asked(),
  );
  expect(await world().read(keys.content('ada', 'c-1'))).toMatchObject({ status: 'scheduled' });
});

it('makes no row of one that is not', async () => {
  await world().take(asked());
  expect(await world().read(keys.content('ada', 'c-1'))).toBeUndefined();
});

it('takes a platform that is named twice once', async () => {
  await world().take(asked(['x', 'x']));
  expect(await channels()).toMatchObject({ x: { scheduledFor: monday } });
});

describe('what the user decides stands, whenever they did and whatever comes first', () => {
  const wish = '2026-12-24T08:00:00.000Z';
  it.each([
    ['a date of theirs', decided(['x'], wish), wish],
    ['a date that they chose later', decided(['x'], wish, '2026-11-23T11:00:00.000Z'), wish],
    ['a publication', decided(['x']), undefined],
    ['a later publication', decided(['x'], undefined, '2026-11-23T11:00:00.000Z'), undefined],
  ])('%s', async (_, decision, expected) => {
    const later = { ...decision, detail: { ...decision.detail, contentId: 'c-2' }, id: 'other' };
    await world().take(decision, asked());
    expect((await channels())!['x']?.scheduledFor).toBe(expected);
    const other = { ...asked(), detail: { ...asked().detail, contentId: 'c-2' }, id: 'asked-other' };
    await world().take(other, later);
    const second = await world().read(keys.publications('ada', 'c-2'));
    expect(second!.channels['x']?.scheduledFor).toBe(expected);
    expect((await world().read(keys.duePublication('ada', 'c-2', 'x')))?.dueAt).toBe(expected);
  });
});

it('moves its own choice when a piece is made anew', async () => {
  await world().take(asked(), asked(['x'], 'again', '2026-11-24T20:00:00.000Z'));
  expect((await channels())!['x']?.scheduledFor).toBe('2026-11-25T17:00:00.000Z');
});
