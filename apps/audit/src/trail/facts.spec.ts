import { catalogue } from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent } from '../../test/fixtures.ts';
import { factsOf, userFields } from './facts.ts';
import { instantOf } from './instant.ts';
import { keys, partitions, placeInList } from './keys.ts';

const usersOf = (detail: object) => factsOf(anEvent('e', { userId: undefined, ...detail })).userIds;
const entitiesOf = (detail: object) => factsOf(anEvent('e', { contentId: undefined, ...detail })).entities;

describe('whom an event concerns', () => {
  it.each([
    [{ userId: 'ada' }, ['ada']],
    [{ userIds: ['ada', 'grace', 'ada'] }, ['ada', 'grace']],
    [{ userId: 'ada', affectedUsers: ['grace'], users: ['linh'] }, ['ada', 'linh', 'grace']],
    [{ userId: 7, userIds: 'ada', users: [null, {}, ['x']] }, ['ada']],
    [{ userId: '', users: ['\uD800', 'x'.repeat(257)] }, []],
    [{}, []],
  ])('%j: %j', (detail, users) => expect(usersOf(detail)).toEqual(users));

  it('is bounded: more than 500 are not found by it', () => {
    expect(usersOf({ userIds: Array.from({ length: 10_000 }, (_, n) => `u-${n}`) })).toHaveLength(500);
  });

  it('is in one of the fields that the trail knows, in every event of the catalogue', () => {
    const fields = catalogue.flatMap(({ examples }) => examples.flatMap((detail) => Object.keys(detail)));
    const ofUsers = new Set(fields.filter((field) => /user/i.test(field)));
    expect([...ofUsers].sort()).toEqual([...userFields].sort());
  });
});

describe('what an event is about', () => {
  it.each([
    [
      { contentId: 'c', jobId: 'j' },
      [
        ['content', 'c'],
        ['job', 'j'],
      ],
    ],
    [{ researchQueryId: 'q' }, [['researchQuery', 'q']]],
    [{ userId: 'ada', Id: 'x', id: 'y', contentid: 'z', ContentId: 'w' }, []],
    [{ contentId: 7, jobId: '', reportId: null, nested: { queryId: 'q' } }, []],
  ])('%j: %j', (detail, entities) =>
    expect(entitiesOf(detail)).toEqual(entities.map(([kind, id]) => ({ kind, id }))),
  );

  it('is bounded: more than 20 are not found by it', () => {
    expect(
      entitiesOf(Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`a${n}Id`, 'x']))),
    ).toHaveLength(20);
  });
});

describe('metadata that is none', () => {
  it.each([null, 'text', 7, [], { id: 7, version: 'one', correlationId: {}, causationId: '' }])(
    '%j leaves what EventBridge says',
    (event) => {
      const facts = factsOf(anEvent('e', { event }));
      expect(facts).toMatchObject({ eventId: 'envelope-of-e', correlationId: 'envelope-of-e' });
      expect(facts).not.toHaveProperty('version');
      expect(facts).not.toHaveProperty('causationId');
    },
  );
});

describe('a time', () => {
  it.each([
    ['2026-03-14T09:26:53Z', '2026-03-14T09:26:53.000Z'],
    ['2026-03-14T09:26:53.123456Z', '2026-03-14T09:26:53.123Z'],
    ['2026-03-14T09:26+02:00', '2026-03-14T07:26:00.000Z'],
    ['2026-03-14', undefined],
    ['2026-02-30T00:00:00Z', '2026-03-02T00:00:00.000Z'],
    ['2026-13-14T09:26:53Z', undefined],
    ['0000-01-01T00:00:00+01:00', undefined],
    ['9999-12-31T23:59:59-01:00', undefined],
    ['yesterday', undefined],
    [1_773_480_413_000, undefined],
    [null, undefined],
  ])('%j is %s', (value, instant) => expect(instantOf(value)).toBe(instant));
});

describe('a key', () => {
  const strange = ['#', 'a#b', 'ä', '\n', 'x'.repeat(129), '💥'.repeat(60)];

  it.each(strange)('fits for an id like %j, and is no other’s', (id) => {
    const { pk } = keys.event({ eventId: id, source: 's', detailType: 't' });
    expect(pk).toMatch(/^EVENT##[0-9a-f]{64}$/);
    expect(new Set(strange.map(partitions.user)).size).toBe(strange.length);
  });

  it('fits for a source and a detail-type like nothing', () => {
    const event = keys.event({ eventId: 'e', source: '#'.repeat(500), detailType: '💥'.repeat(128) });
    expect(Buffer.byteLength(event.sk)).toBeLessThanOrEqual(1_024);
    expect(Buffer.byteLength(placeInList('2026-03-14T09:26:53.000Z', event))).toBe(49);
  });
});
