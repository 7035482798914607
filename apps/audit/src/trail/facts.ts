import type { Entity, RecordedEvent } from '../history/recorded-event.ts';
import { instantOf } from './instant.ts';
import type { RawEvent } from './raw-event.ts';

/** What an event is found by. */
export type Facts = Pick<
  RecordedEvent,
  | 'eventId'
  | 'source'
  | 'detailType'
  | 'version'
  | 'time'
  | 'correlationId'
  | 'causationId'
  | 'userIds'
  | 'entities'
>;

/** The fields of a detail that say whom an event concerns: one user's id, or several. */
export const userFields = ['userId', 'userIds', 'users', 'affectedUsers'] as const;

/**
 * What a raw event may ask the trail to write: contracts bound users to 200 and ids to 128 characters, what breaks its
 * contract is bounded here. What is longer is no id, what is more is not found by; the detail keeps all of it.
 */
const most = { idBytes: 256, users: 500, entities: 20 };

const isId = (value: unknown): value is string =>
  typeof value === 'string' &&
  value !== '' &&
  value.isWellFormed() &&
  Buffer.byteLength(value) <= most.idBytes;

const idIn = (value: unknown): string | undefined => (isId(value) ? value : undefined);

/** Everything that an event is found by, as far as it says so. Total: there is no event that has no facts. */
export function factsOf({ envelopeId, envelopeTime, source, detailType, detail }: RawEvent): Facts {
  const { timestamp, event } = detail;
  const { id, version, correlationId, causationId } = (event ?? {}) as Readonly<Record<string, unknown>>;
  const eventId = idIn(id) ?? envelopeId;
  const causedBy = idIn(causationId);
  return {
    eventId,
    source,
    detailType,
    ...(Number.isSafeInteger(version) && { version: version as number }),
    time: instantOf(timestamp) ?? envelopeTime,
    correlationId: idIn(correlationId) ?? eventId,
    ...(causedBy !== undefined && { causationId: causedBy }),
    userIds: usersIn(detail),
    entities: entitiesIn(detail),
  };
}

const usersIn = (detail: RawEvent['detail']): string[] => {
  const named = userFields.flatMap((field) => detail[field]);
  return [...new Set(named.filter(isId))].slice(0, most.users);
};

const entitiesIn = (detail: RawEvent['detail']): Entity[] =>
  Object.entries(detail)
    .flatMap(([field, id]) => {
      const kind = /^([a-z][A-Za-z0-9]{0,62})Id$/.exec(field)?.[1];
      return kind === undefined || kind === 'user' || !isId(id) ? [] : [{ kind, id }];
    })
    .slice(0, most.entities);
