import { expect, it } from 'vitest';
import { isOfStage } from './survey.ts';

it.each([
  'bayon-studio-inbox-local',
  'bayon-studio-inbox-local-dead-letters',
  'bayon-studio-local-rebuild-0a1b2c3d-0',
  'bayon-events-tail-local-0a1b2c3d',
])('knows %s as one of the local stage', (name) => {
  expect(isOfStage(name, 'local')).toBe(true);
});

it.each(['bayon-studio-inbox-production', 'bayon-events-tail-production-1', 'other-inbox-local'])(
  'leaves %s to its own stage',
  (name) => {
    expect(isOfStage(name, 'local')).toBe(false);
  },
);
