import type { LocalAccount, Log } from '../ports.ts';
import { busNameOf } from './arn.ts';
import { wrap, type EventContent } from './envelope.ts';
import { ValidationException } from './errors.ts';
import type { Arrival, Ingest } from './ingest.ts';
import type { Registry } from './registry.ts';
import { timeOf } from './request-input.ts';

/** One entry of a PutEvents request, as it came over the wire. */
export type Entry = Readonly<Record<string, unknown>>;

export interface EntryResult {
  readonly EventId?: string;
  readonly ErrorCode?: string;
  readonly ErrorMessage?: string;
}

const MAX_ENTRIES = 10;
/** Of a whole request, in bytes by the formula of `entrySize`. AWS raised it from 256 KB to 1 MB. */
const MAX_REQUEST_SIZE = 1_048_576;

/** PutEvents. What is wrong with one entry fails that entry alone; what is wrong with the request throws. */
export function createPutEvents(parts: {
  readonly ingest: Ingest;
  readonly registry: Registry;
  readonly account: LocalAccount;
  readonly now: () => number;
  readonly log: Log;
}): (entries: readonly Entry[]) => { FailedEntryCount: number; Entries: EntryResult[] } {
  const { ingest, registry, account, now, log } = parts;
  const known = (bus: string) => registry.buses().some(({ Name }) => Name === bus);

  return (entries) => {
    checkRequest(entries);
    const arrivals: Arrival[] = [];
    const results = entries.map((entry): EntryResult => {
      const content = readEntry(entry, now());
      if ('ErrorCode' in content) return content;
      const { id, json } = wrap(content, account);
      const bus = busNameOf(text(entry['EventBusName']));
      // AWS answers an unknown bus with success and drops the event; locally the loss is at least named.
      if (known(bus)) arrivals.push({ bus, envelope: json, forwarded: false });
      else
        log.warn('An event was lost: its event bus does not exist', {
          bus,
          source: content.source,
          id,
          buses: registry.buses().map(({ Name }) => Name),
        });
      return { EventId: id };
    });
    ingest(arrivals);
    return { FailedEntryCount: results.filter(({ ErrorCode }) => ErrorCode).length, Entries: results };
  };
}

function checkRequest(entries: readonly Entry[]): void {
  const refuse = (rule: string) =>
    new ValidationException(
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length ${rule}`,
    );
  if (entries.length < 1) throw refuse('greater than or equal to 1');
  if (entries.length > MAX_ENTRIES) throw refuse(`less than or equal to ${MAX_ENTRIES}`);
  const size = entries.reduce((sum, entry) => sum + entrySize(entry), 0);
  if (size > MAX_REQUEST_SIZE) {
    throw new ValidationException('Total size of the entries in the request is over the limit.');
  }
}

/** An entry's size by AWS's formula: 14 for a Time, and the UTF-8 bytes of its texts. */
export function entrySize(entry: Entry): number {
  const texts = [entry['Source'], entry['DetailType'], entry['Detail'], ...resourcesOf(entry)];
  const bytes = texts.reduce<number>((sum, each) => sum + Buffer.byteLength(text(each) ?? ''), 0);
  return bytes + (entry['Time'] === undefined ? 0 : 14);
}

/** Checks one entry in AWS's order. */
function readEntry(entry: Entry, now: number): EventContent | Required<Omit<EntryResult, 'EventId'>> {
  const failed = (ErrorCode: string, ErrorMessage: string) => ({ ErrorCode, ErrorMessage });
  for (const name of ['Source', 'DetailType', 'Detail']) {
    const reason = `Parameter ${name} is not valid. Reason: ${name} is a required argument.`;
    if (!text(entry[name])) return failed('InvalidArgument', reason);
  }
  const [source = '', detailType = '', detail = ''] = [
    entry['Source'],
    entry['DetailType'],
    entry['Detail'],
  ].map(text);
  if (source.startsWith('aws.')) {
    return failed('NotAuthorizedForSourceException', 'Not authorized for the source.');
  }
  if (detailType.length > 128) {
    const reason = 'Parameter DetailType is not valid. Reason: DetailType must be 128 characters or less.';
    return failed('InvalidArgument', reason);
  }
  if (!isJsonObject(detail)) return failed('MalformedDetail', 'Detail is malformed.');
  const time = timeOf(entry['Time'] ?? now / 1_000);
  if (Number.isNaN(time)) return failed('InvalidArgument', 'Parameter Time is not valid.');
  if ((text(entry['TraceHeader']) ?? '').length > 500) {
    return failed(
      'InvalidArgument',
      'Parameter TraceHeader is not valid. Reason: it is over 500 characters.',
    );
  }
  return { source, detailType, detail, time, resources: resourcesOf(entry).map(String) };
}

function isJsonObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const resourcesOf = (entry: Entry): unknown[] =>
  Array.isArray(entry['Resources']) ? entry['Resources'] : [];
