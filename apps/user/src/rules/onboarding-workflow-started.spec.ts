import { OnboardingWorkflowStarted } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../account/keys.ts';

const world = worldForEach();

const [early, late] = ['2026-11-23T10:00:00.000Z', '2026-11-23T11:00:00.000Z'];
const started = (at: string, steps = OnboardingWorkflowStarted.examples[0]!.steps) =>
  anEvent(OnboardingWorkflowStarted, { userId: 'ada', steps }, { id: `started-${at}`, at });

it('starts the steps; the welcome is done with it', async () => {
  await world().take(started(early, ['profile', 'welcome']));
  expect(await world().read(keys.onboarding('ada'))).toMatchObject({
    steps: ['welcome', 'profile'],
    done: { welcome: early },
    startedAt: early,
  });
});

it.each([
  ['in order', [started(early), started(late)]],
  ['in the other order', [started(late), started(early)]],
])('has begun the first time, %s', async (_, events) => {
  await world().take(...events, ...events);
  expect(await world().read(keys.onboarding('ada'))).toMatchObject({
    done: { welcome: early },
    startedAt: early,
  });
});
