import type { buildApp } from 'fauxqs';

/** What fauxqs keeps: it exports no types of it. */
export type FauxqsStores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;

/** The queues of fauxqs and their messages. */
export type QueueStore = FauxqsStores['sqsStore'];
export type Queue = ReturnType<QueueStore['createQueue']>;
export type StoredMessage = Queue['messages'][number];
