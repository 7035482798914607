import { expect, it } from 'vitest';
import { patternOf } from './pattern.ts';

const all = { sources: [], detailTypes: [], user: undefined, correlation: undefined };

it.each([
  ['all of it', all, { source: [{ prefix: '' }] }],
  [
    'two sources and a type',
    { ...all, sources: ['a', 'b'], detailTypes: ['T'] },
    { source: ['a', 'b'], 'detail-type': ['T'] },
  ],
  [
    'what concerns a user, alone or among others',
    { ...all, user: 'ada' },
    { source: [{ prefix: '' }], $or: [{ detail: { userId: ['ada'] } }, { detail: { userIds: ['ada'] } }] },
  ],
  [
    'a chain, with the plain event that may have begun it',
    { ...all, correlation: 'c' },
    { source: [{ prefix: '' }], $or: [{ detail: { event: { correlationId: ['c'] } } }, { id: ['c'] }] },
  ],
  [
    'a user and a chain in one $or',
    { ...all, user: 'ada', correlation: 'c' },
    {
      source: [{ prefix: '' }],
      $or: [
        { detail: { userId: ['ada'], event: { correlationId: ['c'] } } },
        { detail: { userId: ['ada'] }, id: ['c'] },
        { detail: { userIds: ['ada'], event: { correlationId: ['c'] } } },
        { detail: { userIds: ['ada'] }, id: ['c'] },
      ],
    },
  ],
])('matches %s', (_, filters, pattern) => {
  expect(patternOf(filters)).toEqual(pattern);
});
