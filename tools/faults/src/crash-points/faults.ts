import { AnswerLost, type AwsRequest, type AwsResponse } from '@bayon/local-cloud/parts';
import { conflicting, firstEntryThrottled, internalError, throttled, unprocessed } from './error-answers.ts';

/** What a fault has at hand when its call comes. */
export interface Means {
  readonly request: AwsRequest;
  /** The call takes effect. */
  readonly pass: (request: AwsRequest) => Promise<AwsResponse>;
  /** Ends the function's instances, as a failing host would. */
  readonly kill: () => Promise<void>;
  /** Delivers another event of the same kind, from beginning to end. */
  readonly overtake: () => Promise<void>;
  /** Resolves when the delivery has ended. */
  readonly ended: Promise<void>;
}

export type FaultKind =
  | 'process ends'
  | 'throttling'
  | 'internal error'
  | 'timeout'
  | 'refused in part'
  | 'overtaken'
  | 'duplicate'
  | 'future';

/** One way in which a call fails. */
export interface Fault {
  /** As in the case's name: `after effect` */
  readonly name: string;
  readonly kind: FaultKind;
  /** The call alone, or it and every later call of its operation until the delivery has failed. */
  readonly lasting: boolean;
  /** The operations it can happen to; all, if not given. */
  readonly only?: string;
  readonly answer: (means: Means) => Promise<AwsResponse>;
}

const lost = (): never => {
  throw new AnswerLost();
};

type Way = Pick<Fault, 'name' | 'kind' | 'only' | 'answer'>;

/** What the SDK, or the code behind it, tries again at once: it happens once, or until the delivery has failed. */
const retried: readonly Way[] = [
  { name: 'throttled', kind: 'throttling', answer: ({ request }) => Promise.resolve(throttled(request)) },
  {
    name: 'internal error',
    kind: 'internal error',
    answer: ({ request }) => Promise.resolve(internalError(request)),
  },
  // The connection ends without an answer: to the SDK the same transient error as a time limit, at once.
  { name: 'request lost', kind: 'timeout', answer: () => Promise.reject(new AnswerLost()) },
  {
    name: 'answer lost',
    kind: 'timeout',
    answer: ({ pass, request }) => pass(request).then(lost),
  },
  {
    name: 'entry throttled',
    kind: 'refused in part',
    only: 'PutEvents',
    answer: ({ request, pass }) => firstEntryThrottled(request, pass),
  },
  {
    name: 'conflict',
    kind: 'refused in part',
    only: 'TransactWriteItems',
    answer: ({ request }) => Promise.resolve(conflicting(request)),
  },
  {
    name: 'keys left out',
    kind: 'refused in part',
    only: 'BatchGetItem',
    answer: ({ request }) => Promise.resolve(unprocessed(request)),
  },
];

export const before: Fault = {
  name: 'before',
  kind: 'process ends',
  lasting: false,
  answer: ({ kill }) => kill().then(lost),
};

export const afterEffect: Fault = {
  name: 'after effect',
  kind: 'process ends',
  lasting: false,
  answer: async ({ pass, kill, request }) => {
    await pass(request);
    await kill();
    return lost();
  },
};

/** While the transaction is on its way, another event about the same things is settled. */
export const overtaken: Fault = {
  name: 'overtaken',
  kind: 'overtaken',
  lasting: false,
  only: 'TransactWriteItems',
  answer: async ({ overtake, pass, request }) => {
    await overtake();
    return pass(request);
  },
};

/** No call fails, but the event comes once more, as another message. */
export const deliveredTwice: Fault = {
  name: 'delivered twice',
  kind: 'duplicate',
  lasting: false,
  answer: ({ pass, request }) => pass(request),
};

/** No call fails, but another event of the same kind came before, of a producer whose clock is decades ahead. */
export const behindTheFuture: Fault = {
  name: 'behind one of the future',
  kind: 'future',
  lasting: false,
  answer: ({ pass, request }) => pass(request),
};

const once = (way: Way): Fault => ({ ...way, lasting: false });
const throughout = (way: Way): Fault => ({ ...way, name: `${way.name} throughout`, lasting: true });

/** What can happen to a call, each in milliseconds to seconds. */
export const faults: readonly Fault[] = [
  before,
  afterEffect,
  ...retried.map(once),
  ...retried.map(throughout),
  overtaken,
];

/** The real time limit of the SDK's requests: five seconds each, so a few calls only meet it. */
export const slowFaults: readonly Fault[] = [
  {
    name: 'no answer in time, no effect',
    kind: 'timeout',
    lasting: false,
    answer: ({ ended }) => ended.then(lost),
  },
  {
    name: 'no answer in time, after effect',
    kind: 'timeout',
    lasting: false,
    answer: async ({ pass, request, ended }) => {
      await pass(request);
      await ended;
      return lost();
    },
  },
];
