import { itsTemplateIsSound, partsOf } from '@bayon/service-testing';
import { expect, it } from 'vitest';
import configuration from '../serverless.ts';
import { routes } from '../src/api/routes.ts';
import { consumes, works } from '../src/subscriptions.ts';

itsTemplateIsSound({
  service: 'research',
  configuration,
  routes,
  queues: {
    Inbox: { takes: consumes, by: 'processor' },
    Worker: { takes: works, by: 'worker' },
  },
  writes: { WorkerRole: ['SETTLED#research worker#*'] },
});

it('lets the scheduler read what is due, and nothing else', () => {
  const actions = partsOf({ configuration })
    .allowedTo('SchedulerRole')
    .flatMap(({ Action: all }) => all);
  expect(actions).toEqual(['events:PutEvents', 'dynamodb:Query']);
});
