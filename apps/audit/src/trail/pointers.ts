import type { Key } from '@bayon/publisher/rule';
import type { Facts } from './facts.ts';
import { entityName, type Pointer } from './items.ts';
import { partitions, placeInList, shardOf } from './keys.ts';

/**
 * An event's places in all lists that it is in. They follow from the event and from when it was recorded, so that a
 * redelivery writes the same ones again.
 */
export function pointersTo(
  event: Key,
  facts: Facts,
  { recordedAt, size }: { readonly recordedAt: string; readonly size: number },
): Pointer[] {
  const { source, detailType, time, correlationId, causationId, userIds, entities } = facts;
  const about = {
    event: { pk: event.pk, sk: event.sk },
    source,
    detailType,
    correlationId,
    ...(causationId !== undefined && { causationId }),
    entities: entities.map(entityName),
    size,
  };
  const lists = [
    partitions.correlation(correlationId),
    ...(causationId === undefined ? [] : [partitions.cause(causationId)]),
    ...entities.map(({ kind, id }) => partitions.entity(kind, id)),
    ...userIds.map(partitions.user),
  ];
  const place = placeInList(time, event);
  return [
    {
      pk: partitions.day(recordedAt.slice(0, 10), shardOf(event)),
      sk: placeInList(recordedAt, event),
      ...about,
    },
    ...lists.map((pk) => ({ pk, sk: place, ...about })),
  ];
}
