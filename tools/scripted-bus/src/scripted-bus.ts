/** An entry as it came over the wire. */
export interface SentEntry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
  readonly EventBusName: string;
  readonly TraceHeader?: string;
}

/** How the bus answers a request. */
export type Answer =
  /** A code for each entry that fails, `undefined` for one that is put. `results` cuts the answer short. */
  | { readonly codes: readonly (string | undefined)[]; readonly results?: number }
  /** The request fails as a whole. */
  | { readonly status: number; readonly code: string }
  /** All is put, but the connection breaks before the answer. */
  | 'lost'
  /** Nothing is put, and the connection breaks. */
  | 'reset'
  /** All is put, and the answer is no answer. */
  | 'garbage'
  /** Nothing is put, and no answer ever comes. */
  | 'silent';

/** What goes back over the wire; else the connection breaks, or stays open without a word. */
export type Reply = { readonly status: number; readonly body: string } | 'break' | 'silence';

/** EventBridge's PutEvents without the wire: it fails on demand, in every way that AWS does. */
export interface ScriptedBus {
  /** The entries of each request, in the order of their arrival. */
  readonly requests: SentEntry[][];
  /** What is on the bus, once for each time it was put. */
  readonly entries: SentEntry[];
  /** The producers' ids of what is on the bus, once for each time it was put. */
  readonly onBus: string[];
  /** Decides how a request is answered; at first everything is put. */
  behave(answer: (entries: readonly SentEntry[], request: number) => Answer): void;
  /** Takes the body of a request. */
  take(body: string): Reply;
  /** Forgets what came. */
  clear(): void;
}

export const idOf = ({ Detail: detail }: SentEntry): string =>
  (JSON.parse(detail) as { event: { id: string } }).event.id;

export function scriptedBus(): ScriptedBus {
  const requests: SentEntry[][] = [];
  const entries: SentEntry[] = [];
  const onBus: string[] = [];
  let answerTo: (entries: readonly SentEntry[], request: number) => Answer = () => ({ codes: [] });
  const put = (taken: readonly SentEntry[]) => {
    entries.push(...taken);
    onBus.push(...taken.map(idOf));
  };

  return {
    requests,
    entries,
    onBus,
    behave: (how) => (answerTo = how),
    clear: () => void (requests.length = entries.length = onBus.length = 0),
    take(body) {
      const { Entries: sent } = JSON.parse(body) as { Entries: SentEntry[] };
      requests.push(sent);
      const how = answerTo(sent, requests.length);
      if (how === 'silent') return 'silence';
      if (how === 'reset') return 'break';
      if (how === 'lost' || how === 'garbage') {
        put(sent);
        return how === 'lost' ? 'break' : { status: 200, body: '<html>not what was asked for' };
      }
      if ('status' in how) return replyOf(how.status, { __type: how.code, message: 'so it was asked' });
      const taken = sent.filter((_, place) => how.codes[place] === undefined);
      put(taken);
      return replyOf(200, {
        FailedEntryCount: sent.length - taken.length,
        Entries: sent.map((entry, place) => resultOf(entry, how.codes[place])).slice(0, how.results),
      });
    },
  };
}

const replyOf = (status: number, body: object): Reply => ({ status, body: JSON.stringify(body) });

const resultOf = (entry: SentEntry, code: string | undefined) =>
  code === undefined ? { EventId: `put-${idOf(entry)}` } : { ErrorCode: code, ErrorMessage: `it is ${code}` };
