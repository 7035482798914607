import { type Answer, startEventBridge } from '@bayon/scripted-bus';
import type { Case } from '../packaged/case.ts';
import { send, wrongWith } from './sending.ts';

/** How a request fails as a whole. */
interface Refusal {
  readonly answer: Answer;
  /** What it asked for may have happened all the same: nobody can know from the answer. */
  readonly mayBePut?: true;
  /** Worth another try, of the SDK or of the publisher. */
  readonly passes: boolean;
  /** Milliseconds that the client waits for an answer; for ever, as it were, if not given. */
  readonly patience?: number;
}

/** Of ten entries those from a place on fail. */
const failedAt = (from: number) =>
  Array.from({ length: 10 }, (_, place) => (place < from ? undefined : 'InternalFailure'));

const refusals: Readonly<Record<string, Refusal>> = {
  'is invalid (400)': { answer: { status: 400, code: 'ValidationException' }, passes: false },
  'is denied (400)': { answer: { status: 400, code: 'AccessDeniedException' }, passes: false },
  'is forbidden (403)': { answer: { status: 403, code: 'InvalidSignatureException' }, passes: false },
  'is throttled (400)': { answer: { status: 400, code: 'ThrottlingException' }, passes: true },
  'meets an internal error (500)': { answer: { status: 500, code: 'InternalException' }, passes: true },
  'meets a service that is away (503)': {
    answer: { status: 503, code: 'ServiceUnavailable' },
    passes: true,
  },
  'is cut off before its effect': { answer: 'reset', passes: true },
  'is cut off after its effect': { answer: 'lost', passes: true, mayBePut: true },
  // An answer that is late on a busy machine is none either, though the events are put.
  'gets no answer': { answer: 'silent', passes: true, mayBePut: true, patience: 1_500 },
  'gets an answer that is none': { answer: 'garbage', passes: false, mayBePut: true },
  'gets an answer with a result too few': { answer: { codes: [], results: 9 }, passes: true, mayBePut: true },
  'gets an answer without results': { answer: { codes: [], results: 0 }, passes: true, mayBePut: true },
  'gets an answer that conceals a failure': { answer: { codes: failedAt(9), results: 9 }, passes: true },
  'gets an answer that conceals its failures': { answer: { codes: failedAt(0), results: 0 }, passes: true },
};

/** Which requests fail: of 25 events in three requests that leave at once. */
const turns: Readonly<Record<string, (request: number) => boolean>> = {
  'the first': (request) => request === 1,
  'the first three': (request) => request <= 3,
  'every one': () => true,
  'every second': (request) => request % 2 === 0,
};

/** Requests fail as a whole, in every way that HTTP and EventBridge have. */
export const requestCases = (): Case[] => [
  ...Object.entries(refusals).flatMap(([what, refusal]) =>
    Object.entries(turns).map(([which, fails]): Case => ({
      name: `${which} request ${what}`,
      kind: 'whole requests that fail',
      run: () => sendThrough(refusal, fails, which === 'the first'),
    })),
  ),
  { name: 'there is no bus', kind: 'whole requests that fail', run: sendToNobody },
];

async function sendThrough(
  { answer, mayBePut, passes, patience = 60_000 }: Refusal,
  fails: (request: number) => boolean,
  onlyFirst: boolean,
): Promise<string[]> {
  const bus = await startEventBridge();
  try {
    bus.behave((_, request) => (fails(request) ? answer : { codes: [] }));
    const sent = await send(bus, 25, { requestTimeout: patience });
    const put = new Set(bus.onBus);
    const both = [...sent.named.keys()].filter((id) => put.has(id) && !mayBePut);
    return [
      ...wrongWith(sent, bus),
      ...both.map((id) => `${id} is on the bus and named as if it were not`),
      ...(onlyFirst && passes && sent.named.size > 0
        ? [`given up after one failure: ${[...sent.named.keys()].join()}`]
        : []),
    ];
  } finally {
    await bus.stop();
  }
}

async function sendToNobody(): Promise<string[]> {
  const bus = await startEventBridge();
  await bus.stop();
  const { ids, named } = await send(bus, 3);
  return ids.filter((id) => !named.has(id)).map((id) => `${id} is not named`);
}
