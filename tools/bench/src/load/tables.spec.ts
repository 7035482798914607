import { expect, it } from 'vitest';
import { kindOf } from './tables.ts';

it.each([
  ['SETTLED#studio#bayon.coagent.studio#Content Published#event-1', 'SETTLED', 'settled records'],
  ['USER#ada', 'CONTENT#content-1', 'USER CONTENT'],
  ['CONNECTION#abc=', 'CONNECTION', 'CONNECTION'],
  ['EVENT#event-1', 'bayon.coagent.studio#Content Published', 'EVENT'],
  ['COUNTERS#3', '2026-11-23#registrations#email', 'COUNTERS'],
])('calls an item by the names in its key: %s, %s', (pk, sk, kind) => {
  expect(kindOf(pk, sk)).toBe(kind);
});
