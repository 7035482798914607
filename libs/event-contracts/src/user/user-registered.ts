import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { line, userId } from '../shared/fields.ts';

export const UserRegistered = defineEvent({
  sources: ['bayon.coagent.user'],
  detailType: 'User Registered',
  version: 1,
  producers: ['user api'],
  consumers: ['user', 'studio'],
  detail: z.object({
    userId,
    email: z.email().max(254),
    /** `email`, `google`, `invitation` */
    registrationMethod: line(40),
    referralSource: line(120).optional(),
  }),
  examples: [
    {
      userId: 'ada',
      email: 'ada@lovelacehomes.example',
      registrationMethod: 'email',
      referralSource: 'broker-newsletter',
    },
    { userId: 'linh.tran', email: 'linh@tran.example', registrationMethod: 'google' },
  ],
});

export const userRegistered = constructorOf(UserRegistered);
