import { expect, it } from 'vitest';
import { consumersOf } from './consumers.ts';

const scopesOf = (service: string, detailType: string, ...userIds: string[]) =>
  consumersOf({ source: `bayon.coagent.${service}`, detailType, userIds }).map(
    ({ service: table, scope }) => `${table}: ${scope}`,
  );

it.each([
  [
    'a service and a queue beside its inbox',
    'studio',
    'Content Generation Requested',
    'studio: studio generator',
    'studio: studio',
  ],
  ['several services', 'studio', 'Content Generated', 'studio: studio', 'user: user'],
  [
    'each user whom realtime tells',
    'market',
    'Real-time Notification',
    'realtime: realtime#ada',
    'realtime: realtime#bob',
  ],
  [
    'the user whose notifications are marked',
    'realtime',
    'Notifications Marked',
    'realtime: realtime#ada',
    'realtime: realtime#bob',
  ],
  [
    'the user whose digest is due',
    'realtime',
    'Notification Digest Due',
    'realtime: realtime#ada',
    'realtime: realtime#bob',
  ],
  [
    'realtime itself, where it only learns',
    'user',
    'Preferences Changed',
    'brand: brand',
    'market: market',
    'user: user',
    'realtime: realtime',
    'research: research',
    'studio: studio',
  ],
  [
    'of progress, whose job it is',
    'research',
    'Job Progress Update',
    'realtime: realtime#ada',
    'realtime: realtime#bob',
    'research: research',
  ],
  ['all that others suggest', 'market', 'Content Generation Suggested', 'studio: studio'],
])('expects %s', (_, service, detailType, ...scopes) => {
  expect(scopesOf(service, detailType, 'ada', 'bob').sort()).toEqual(scopes.sort());
});

it('expects nobody for what no contract knows, or not from there', () => {
  expect(scopesOf('studio', 'Cat Fed')).toEqual([]);
  expect(scopesOf('brand', 'Content Generated', 'ada')).toEqual([]);
});
