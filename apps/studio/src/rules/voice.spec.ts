import { PersonalizationUpdated, PreferencesChanged } from '@bayon/event-contracts';
import { permutationsOf } from '@bayon/service-testing';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { aWriter, deliver, requested } from '../../test/generation.ts';
import { toneOf } from '../library/voice.ts';

const world = worldForEach();
const at = (minute: number) => `2026-11-23T10:0${minute}:00.000Z`;
const brand = (tone: string, minute: number) =>
  anEvent(PersonalizationUpdated, { userId: 'ada', tone }, { id: `b${minute}`, at: at(minute) });
const user = (contentTone: string | undefined, minute: number) =>
  anEvent(
    PreferencesChanged,
    { userId: 'ada', preferences: contentTone === undefined ? {} : { contentTone } },
    { id: `p${minute}`, at: at(minute) },
  );
const tone = async (minute = 9) => toneOf(await world().reads.voice('ada'), at(minute));

it.each([
  ['is none before anybody said', [], undefined],
  ['is the brand’s', [brand('warm', 1)], 'warm'],
  ['is the user’s before the brand’s', [brand('warm', 2), user('playful', 1)], 'playful'],
  [
    'is the brand’s again when the user takes theirs back',
    [brand('warm', 1), user('playful', 2), user('', 3)],
    'warm',
  ],
  ['is untouched by preferences that say nothing of it', [user('playful', 1), user(undefined, 2)], 'playful'],
])('the tone %s, in every order of arrival', async (_, events, expected) => {
  for (const order of permutationsOf(events)) {
    await world().take(...order);
    expect(await tone()).toBe(expected);
  }
});

it('is the one that was preferred when a piece was asked for, whatever was preferred since', async () => {
  await world().take(user('playful', 3), brand('plain', 8), user('warm', 1));
  expect([await tone(1), await tone(2), await tone(3)]).toEqual(['warm', 'warm', 'playful']);
  expect(await tone(0)).toBe('plain');
});

it('decides how a piece is written where the request names no tone', async () => {
  const writer = aWriter();
  await deliver(world(), writer, {
    event: { ...requested, detail: { ...requested.detail, tone: undefined } },
    toneOf: () => Promise.resolve('luxury'),
  });
  expect(writer.request).toMatchObject({ tone: 'luxury' });
});

it('does not overrule the request', async () => {
  const writer = aWriter();
  await deliver(world(), writer, {
    event: { ...requested, detail: { ...requested.detail, tone: 'plain' } },
    toneOf: () => Promise.resolve('luxury'),
  });
  expect(writer.request).toMatchObject({ tone: 'plain' });
});
