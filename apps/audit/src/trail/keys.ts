import { createHash } from 'node:crypto';
import { type Key, itemKey } from '@bayon/publisher/rule';
import type { Facts } from './facts.ts';
import type { ContentPart, EventItem } from './items.ts';

/** The only place that spells `pk` and `sk`. */

/** A contract's id stands for itself. Anything else may hold the separator, or be too long for a key: its hash stands. */
const part = (id: string): string => (/^[!-"$-~]{1,128}$/.test(id) ? id : `#${digest(id)}`);
/** The same for sources and detail-types, which may hold spaces. */
const name = (text: string): string => (/^[ -"$-~]{1,256}$/.test(text) ? text : `#${digest(text)}`);
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

type Named = Pick<Facts, 'eventId' | 'source' | 'detailType'>;

export const partitions = {
  event: (eventId: string) => `EVENT#${part(eventId)}`,
  user: (userId: string) => `USER#${part(userId)}`,
  entity: (kind: string, id: string) => `ENTITY#${name(kind)}#${part(id)}`,
  correlation: (correlationId: string) => `CORRELATION#${part(correlationId)}`,
  cause: (eventId: string) => `CAUSE#${part(eventId)}`,
  /** @param day `2026-11-23`, of recording */
  day: (day: string, shard: number) => `DAY#${day}#${shard}`,
} as const;

/** DynamoDB writes at most 1,000 small items a second under one partition key: a day takes this many times as much. */
export const dayShards = 8;

export const keys = {
  /** The first event under its id, source and detail-type: every other of that name is a duplicate or a conflict. */
  event: ({ eventId, source, detailType }: Named) =>
    itemKey<EventItem>(partitions.event(eventId), `${name(source)}#${name(detailType)}`),
  /** Another event under the same name, by what it says. */
  conflict: ({ eventId, source, detailType }: Named, hash: string) =>
    itemKey<EventItem>(partitions.event(eventId), `${name(source)}#${name(detailType)}#${hash}`),
  contentPart: (hash: string, place: number) =>
    itemKey<ContentPart>(`CONTENT#${hash}`, String(place).padStart(4, '0')),
} as const;

/** Where an event stands in a list: by time, then by what is unique to it and tells nothing about it. */
export const placeInList = (time: string, event: Key): string =>
  `${time}#${digest(`${event.pk}\n${event.sk}`).slice(0, 24)}`;

/** The shard that an event is in, of its day. */
export const shardOf = (event: Key): number =>
  Number.parseInt(digest(`${event.pk}\n${event.sk}`).slice(-8), 16) % dayShards;
