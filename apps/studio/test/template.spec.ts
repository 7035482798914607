import { itsTemplateIsSound, partsOf } from '@bayon/service-testing';
import { expect, it } from 'vitest';
import configuration from '../serverless.ts';
import { routes } from '../src/api/routes.ts';
import { consumes, generates } from '../src/subscriptions.ts';

itsTemplateIsSound({
  service: 'studio',
  configuration,
  routes,
  queues: {
    Inbox: { takes: consumes, by: 'processor' },
    Generator: { takes: generates, by: 'generator' },
  },
  writes: { GeneratorRole: ['SETTLED#studio generator#*'] },
});

it('lets the scheduler read what is due, and nothing else', () => {
  const actions = partsOf({ configuration })
    .allowedTo('SchedulerRole')
    .flatMap(({ Action: all }) => all);
  expect(actions).toEqual(['events:PutEvents', 'dynamodb:Query']);
});
