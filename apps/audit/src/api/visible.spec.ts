import { describe, expect, it } from 'vitest';
import { anEvent } from '../../test/fixtures.ts';
import type { RecordedEvent } from '../history/index.ts';
import { factsOf } from '../trail/facts.ts';
import { visibleTo } from './visible.ts';

const recorded = (detail: Record<string, unknown>): RecordedEvent => {
  const raw = anEvent('e-1', { userId: undefined, ...detail });
  return {
    ...factsOf(raw),
    recordedAt: '2026-11-23T12:00:00.000Z',
    detail: JSON.parse(JSON.stringify(raw.detail)) as RecordedEvent['detail'],
    envelopeId: raw.envelopeId,
  };
};
const ada = { userId: 'ada', isOperator: false };

describe('a user', () => {
  it.each([
    ['the user', { userId: 'ada' }, { userId: 'ada' }],
    ['one of several', { userIds: ['grace', 'ada'] }, { userIds: ['ada'] }],
    [
      'one of those affected',
      { userId: 'grace', affectedUsers: ['ada', 'linh'], users: ['linh'] },
      { affectedUsers: ['ada'], users: [] },
    ],
    [
      'a field that is not what it should be',
      { userId: 'ada', userIds: 'grace', users: [7, null] },
      { userId: 'ada', users: [] },
    ],
  ])('who is %s sees it, without the others', (_, detail, seen) => {
    const event = visibleTo(ada, recorded({ ...detail, message: 'Hello' }));
    const { timestamp, event: metadata, contentId, ...rest } = event?.detail ?? {};
    expect(rest).toEqual({ ...seen, message: 'Hello' });
    expect([timestamp, metadata, contentId]).not.toContain(undefined);
    expect(event?.userIds).toEqual(['ada']);
    expect(JSON.stringify(event)).not.toMatch(/grace|linh/);
  });

  it.each([{ userId: 'grace' }, { userIds: ['grace', 'ada2'] }, {}])(
    'whom %j does not concern sees nothing',
    (detail) => expect(visibleTo(ada, recorded(detail))).toBeUndefined(),
  );
});

it('an operator sees everything as it is', () => {
  const event = recorded({ userIds: ['grace', 'linh'] });
  expect(visibleTo({ userId: 'ops', isOperator: true }, event)).toBe(event);
});
