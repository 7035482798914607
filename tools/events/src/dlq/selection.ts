import { UsageError } from '../errors.ts';
import { type DeadLetter, namesOf } from './dead-letter.ts';
import type { DeadLetterQueue } from './dead-letter-queue.ts';

/** Which dead letters an operator means; what is not said matches all. */
export interface Selection {
  /** Of messages or events. */
  readonly ids: ReadonlySet<string>;
  readonly service: string | undefined;
  readonly reason: string | undefined;
  readonly detailType: string | undefined;
}

/** The options that choose dead letters. */
export const choosing = {
  service: { type: 'string', value: 'service', help: 'only of this service (studio, or "studio generator")' },
  reason: { type: 'string', value: 'code', help: 'only with this ERROR_CODE, as dlq list shows it' },
  'detail-type': { type: 'string', value: 'type', help: 'only events of this type' },
} as const;

/** The options that choose dead letters to be moved or deleted: nothing is chosen by saying nothing. */
export const choosingToChange = {
  ...choosing,
  all: { type: 'boolean', help: 'all of them' },
} as const;

export function selectionOf(
  values: {
    readonly service: string | undefined;
    readonly reason: string | undefined;
    readonly 'detail-type': string | undefined;
  },
  ids: readonly string[],
): Selection {
  return {
    ids: new Set(ids),
    service: values.service,
    reason: values.reason,
    detailType: values['detail-type'],
  };
}

/** @throws UsageError where nothing is chosen, or all and yet a part */
export function requireChoice(
  { ids, service, reason, detailType }: Selection,
  all: boolean,
  command: string,
) {
  const chosen = ids.size > 0 || [service, reason, detailType].some((filter) => filter !== undefined);
  if (!chosen && !all)
    throw new UsageError(
      `${command} which? Name ids, or --service, --reason, --detail-type, or --all; see dlq list`,
    );
  if (chosen && all) throw new UsageError(`${command}: --all is all of them; leave it out, or the rest`);
}

/** The queues that can hold what is meant. @throws UsageError for a service that has none */
export function queuesOf(
  queues: readonly DeadLetterQueue[],
  { service }: Selection,
): readonly DeadLetterQueue[] {
  const chosen = queues.filter((queue) => [undefined, queue.service, queue.consumer].includes(service));
  if (service === undefined || chosen.length > 0) return chosen;
  const known = [...new Set(queues.flatMap((queue) => [queue.service, queue.consumer]))].sort().join(', ');
  throw new UsageError(`--service ${service}: nobody of that name has dead letters here; there are ${known}`);
}

export const isMeant = (letter: DeadLetter, { ids, reason, detailType }: Selection): boolean =>
  (ids.size === 0 || namesOf(letter).some((name) => ids.has(name))) &&
  (reason === undefined || letter.reason === reason) &&
  (detailType === undefined || letter.event?.detailType === detailType);
