/** An event as EventBridge delivers it, as far as an operator wants to know: whether or not it holds a contract. */
export interface BusEvent {
  /** The producer's id; EventBridge's where it gave none. */
  readonly eventId: string;
  readonly source: string;
  readonly detailType: string;
  /** When it happened, as its producer says; else when EventBridge took it. */
  readonly time: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly userIds: readonly string[];
  /** The replay that brought it. */
  readonly replayName?: string;
  readonly envelopeId: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The event in a message's body; undefined where it is none. Nothing of it is trusted to be what it should. */
export function busEventIn(body: string): BusEvent | undefined {
  const envelope = objectIn(jsonIn(body));
  const [envelopeId, source, detailType] = ['id', 'source', 'detail-type'].map((name) =>
    textIn(envelope, name),
  );
  if (envelopeId === undefined || source === undefined || detailType === undefined) return undefined;
  const detail = objectIn(envelope['detail']);
  const metadata = objectIn(detail['event']);
  const causationId = textIn(metadata, 'causationId');
  const replayName = textIn(envelope, 'replay-name');
  return {
    eventId: textIn(metadata, 'id') ?? envelopeId,
    source,
    detailType,
    time: textIn(detail, 'timestamp') ?? textIn(envelope, 'time') ?? '',
    correlationId: textIn(metadata, 'correlationId') ?? envelopeId,
    ...(causationId !== undefined && { causationId }),
    userIds: userIdsIn(detail),
    ...(replayName !== undefined && { replayName }),
    envelopeId,
    detail,
  };
}

/** What may be told of an event without saying what it says. */
export const factsOf = (event: BusEvent) =>
  Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'detail')) as Omit<BusEvent, 'detail'>;

/** Whom a detail concerns. */
export function userIdsIn(detail: Readonly<Record<string, unknown>>): readonly string[] {
  const several = detail['userIds'];
  const all = [detail['userId'], ...(Array.isArray(several) ? (several as unknown[]) : [])];
  return [...new Set(all.filter((id) => typeof id === 'string'))];
}

/** `bayon.coagent.studio` is the service `studio`; another source is itself. */
export const serviceOf = (source: string): string => source.replace(/^bayon\.coagent\./, '');

/** `studio` means `bayon.coagent.studio`; a whole source is itself. */
export const sourceNamed = (name: string): string => (name.includes('.') ? name : `bayon.coagent.${name}`);

const textIn = (object: Readonly<Record<string, unknown>>, name: string): string | undefined =>
  typeof object[name] === 'string' ? object[name] : undefined;

const objectIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
