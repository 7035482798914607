import { expect, it } from 'vitest';
import { narrowedPattern } from './narrowed-pattern.ts';

const pattern = { source: ['bayon.coagent.studio'], 'detail-type': ['Content Generated', 'Content Updated'] };

it('matches one replay only, and never a live event', () => {
  expect(narrowedPattern(pattern, { replay: 'night' })).toEqual({ ...pattern, 'replay-name': ['night'] });
});

it('narrows to the detail-types that the rule has', () => {
  expect(
    narrowedPattern(pattern, { replay: 'night', detailTypes: ['Content Updated', 'Audit Completed'] }),
  ).toEqual({ ...pattern, 'detail-type': ['Content Updated'], 'replay-name': ['night'] });
});

it('narrows to events of a user, alone or among others, beside what the rule asks of the detail', () => {
  expect(
    narrowedPattern({ ...pattern, detail: { severity: ['critical'] } }, { replay: 'night', user: 'ada' }),
  ).toEqual({
    ...pattern,
    'replay-name': ['night'],
    detail: { severity: ['critical'], $or: [{ userId: ['ada'] }, { userIds: ['ada'] }] },
  });
});

it.each([
  ['one user', { userId: [{ exists: true }] }, { userId: ['ada'] }],
  ['several users', { userId: [{ exists: false }] }, { userId: [{ exists: false }], userIds: ['ada'] }],
])('narrows the rule for events of %s', (_, detail, narrowed) => {
  expect(narrowedPattern({ ...pattern, detail }, { replay: 'night', user: 'ada' })).toMatchObject({
    detail: narrowed,
  });
});

it('refuses a rule that tells users apart itself', () => {
  expect(() => narrowedPattern({ detail: { userId: ['bob'] } }, { replay: 'night', user: 'ada' })).toThrow(
    'cannot be narrowed',
  );
});
