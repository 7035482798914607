import { expect, it } from 'vitest';
import { wasNeverCreated } from './deployed.ts';

it.each(['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'] as const)(
  'a stack that is %s is planned as one that is not there',
  (StackStatus) => expect(wasNeverCreated({ StackStatus })).toBe(true),
);

it.each(['CREATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_FAILED'] as const)(
  'a stack that is %s holds something',
  (StackStatus) => expect(wasNeverCreated({ StackStatus })).toBe(false),
);
