import { itsTemplateIsSound } from '@bayon/service-testing';
import configuration from '../serverless.ts';
import { routes } from '../src/api/routes.ts';
import { consumes } from '../src/subscriptions.ts';

itsTemplateIsSound({
  service: 'brand',
  configuration,
  routes,
  queues: { Inbox: { takes: consumes, by: 'processor' } },
});
