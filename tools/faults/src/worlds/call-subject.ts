import type { AwsRequest } from '@bayon/local-cloud/parts';

/** A call of a function, as far as a fault chooses by it. */
export interface Call {
  /** `TransactWriteItems`, `PutEvents`, `PostToConnection` */
  readonly operation: string;
  /**
   * What the call is about: the keys, the ids. Two calls that run at once have different ones, and the same call of
   * another run has the same, so it does not matter which comes first.
   */
  readonly subject: string;
}

type Json = Readonly<Record<string, unknown>>;

export function callOf({ headers, url, method, body }: AwsRequest): Call {
  const operation = String(headers['x-amz-target'] ?? '').split('.')[1];
  if (operation === undefined) {
    const connection = decodeURIComponent(url.split('/').at(-1) ?? '');
    return { operation: method === 'POST' ? 'PostToConnection' : 'Connection', subject: connection };
  }
  const input = JSON.parse(Buffer.from(body).toString()) as Json;
  const names = operation === 'PutEvents' ? eventIds(input) : keysIn(input);
  return { operation, subject: withoutTimes([...names].sort().join(' ')) };
}

/** Keys may hold the time at which something happened, and that is another in each run. */
const withoutTimes = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'T');

const eventIds = ({ Entries }: Json): string[] =>
  (Entries as readonly { readonly Detail: string }[]).map(
    ({ Detail }) => (JSON.parse(Detail) as { readonly event: { readonly id: string } }).event.id,
  );

/** The keys that a call to DynamoDB names; of a transaction that settles something, what it settles; else its queue's. */
function keysIn(input: Json): string[] {
  const all = [...textsOf(input)];
  const settled = all.filter((text) => text.startsWith('SETTLED#'));
  if (settled.length > 0) return settled;
  const keys = all.filter((text) => /^[A-Z-]+#/.test(text));
  return keys.length > 0 ? keys : [textOf(input['ReceiptHandle'] ?? input['QueueUrl'])];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* textsOf(inner);
}
