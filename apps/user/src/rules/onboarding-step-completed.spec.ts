import { OnboardingStepCompleted, onboardingSteps } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../account/keys.ts';

const world = worldForEach();

const [early, late] = ['2026-11-23T10:00:00.000Z', '2026-11-23T11:00:00.000Z'];
const done = (at: string, step = onboardingSteps[4]) =>
  anEvent(OnboardingStepCompleted, { userId: 'ada', step }, { id: `${step}-${at}`, at });
const steps = async () => (await world().read(keys.onboarding('ada')))?.done;

it.each([
  ['in order', [done(early), done(late)]],
  ['in the other order', [done(late), done(early)]],
])('a step is done since the first time, %s', async (_, events) => {
  await world().take(...events);
  expect(await steps()).toEqual({ tutorial: early });
});

it('a step leaves the others as they are, and waits for who is not registered yet', async () => {
  await world().take(
    anEvent(OnboardingStepCompleted, { userId: 'ada', step: 'preferences' }, { id: 'one', at: early }),
    done(late),
  );
  expect(await world().read(keys.onboarding('ada'))).toMatchObject({
    steps: [],
    done: { preferences: early, tutorial: late },
  });
});
