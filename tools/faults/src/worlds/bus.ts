import { derivedId } from '@bayon/publisher';
import type { AwsService } from '@bayon/local-cloud/parts';
import { answer } from './answers.ts';
import type { Choices } from './choices.ts';
import { type Envelope, eventIn, type EventLog, type Logged, nameOfEnvelope } from './on-the-bus.ts';

/** The bus of a world: it keeps what is put on it, and hands it on when it is asked. */
export interface Bus {
  /** EventBridge as far as a publisher sees it. */
  readonly service: AwsService;
  readonly log: EventLog;
  put(event: Omit<Envelope, 'id'>): Envelope;
  /** The ids of the events whose jobs could not begin. */
  readonly refused: ReadonlySet<string>;
  /** What was put since the last time. In an order that does not depend on who was faster. */
  take(): readonly Envelope[];
}

interface Entry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
}

/** @param doomRate of the jobs, how many cannot even say that they began: 0 to 1 */
export function createBus(choices: Choices, doomRate: number): Bus {
  const { seed } = choices;
  const refused = new Set<string>();
  const log = new Map<string, Logged & { readonly details: Set<string> }>();
  const puttings = new Map<string, number>();
  let fresh: Envelope[] = [];

  function put(event: Omit<Envelope, 'id'>): Envelope {
    // A plain event has no id but EventBridge's, which thus follows from what it says.
    const about = nameOfEnvelope({ ...event, id: JSON.stringify(event.detail) });
    const putting = (puttings.get(about) ?? 0) + 1;
    puttings.set(about, putting);
    const envelope: Envelope = { ...event, id: derivedId('envelope', seed, about, putting) };
    const name = nameOfEnvelope(envelope);
    const said = JSON.stringify(event.detail);
    const known = log.get(name);
    if (known) known.details.add(said);
    else log.set(name, { name, envelope, details: new Set([said]), event: eventIn(envelope) });
    fresh.push(envelope);
    return envelope;
  }

  /** The first word of a job that will never get any further. */
  function isDoomed(detail: Envelope['detail']): boolean {
    const { jobId, status, event } = detail as Partial<Record<string, string>> & {
      event?: { causationId?: string };
    };
    if (status !== 'started' || !choices.chance(doomRate, 'doom', jobId ?? '')) return false;
    refused.add(event?.causationId ?? '');
    return true;
  }

  return {
    log,
    refused,
    put,
    take() {
      const taken = fresh.toSorted((one, other) => (one.id < other.id ? -1 : 1));
      fresh = [];
      return taken;
    },
    service: {
      accepts: ({ headers }) => headers['x-amz-target'] === 'AWSEvents.PutEvents',
      handle({ body }) {
        const { Entries } = JSON.parse(Buffer.from(body).toString()) as { Entries: readonly Entry[] };
        const results = Entries.map(({ Source, DetailType, Detail }) => {
          const detail = JSON.parse(Detail) as Envelope['detail'];
          if (isDoomed(detail))
            return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'doomed' };
          return { EventId: put({ source: Source, 'detail-type': DetailType, detail }).id };
        });
        const FailedEntryCount = results.filter((result) => 'ErrorCode' in result).length;
        return Promise.resolve(answer(200, { FailedEntryCount, Entries: results }));
      },
    },
  };
}

/** The whole of an event as rules and queues see it. */
export const asDelivered = (envelope: Envelope): object => ({
  version: '0',
  id: envelope.id,
  'detail-type': envelope['detail-type'],
  source: envelope.source,
  account: '000000000000',
  // When EventBridge took it, to the second. Nothing depends on it but what an event without a time of its own is.
  time: '2026-01-08T00:00:00Z',
  region: 'us-east-1',
  resources: [],
  detail: envelope.detail,
});
