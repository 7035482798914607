import { featuresOf } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { access } from '../../test/spec-events.ts';
import { worldForEach } from '../../test/world.ts';

const world = worldForEach();

it.each(['pro', 'enterprise', 'free'] as const)('keeps what the %s plan allows', async (plan) => {
  await world().take(access('a', 1, { plan, features: featuresOf[plan] }));
  expect(await world().reads.access('ada')).toMatchObject({ plan, features: featuresOf[plan] });
});

it('the newest word by time stands, of one moment the one with the greater id', async () => {
  await world().take(
    access('new', 5, { plan: 'enterprise', features: featuresOf.enterprise }),
    access('old', 1, { plan: 'pro', features: featuresOf.pro }),
    access('a', 5, { plan: 'free', features: featuresOf.free }),
  );
  expect(await world().reads.access('ada')).toMatchObject({ plan: 'enterprise' });
});
