import type * as z from 'zod';
import { ContractViolation, type Complaint } from './contract-violation.ts';
import type { EventContract } from './define-event.ts';
import { envelope } from './shared/envelope.ts';

/** An event as EventBridge delivers it. */
export interface EventBridgeEvent {
  readonly id: string;
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: unknown;
}

/** An event of the newest version, checked. */
export interface DomainEvent<Detail extends object = object> {
  readonly source: string;
  readonly detailType: string;
  /** The producer's id, or EventBridge's for an outside producer's plain event. */
  readonly id: string;
  /** The version it was published in; `detail` is of the newest. */
  readonly version: number;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly detail: Detail & { readonly timestamp: string };
}

/** The event that an `EventContract` describes. */
export type EventOf<C> = C extends EventContract<infer Detail> ? DomainEvent<Detail> : never;

/**
 * Checks an event against the contract of its detail-type and brings it to the newest version.
 *
 * @throws ContractViolation naming each failing path. Such an event will not get better by a retry.
 */
export function parseEvent<Detail extends object>(
  contracts: readonly EventContract<Detail>[],
  event: EventBridgeEvent,
): DomainEvent<Detail> {
  const { source, 'detail-type': detailType } = event;
  const violation = (reason: ContractViolation['reason'], complaints: readonly Complaint[]) =>
    new ContractViolation({ source, detailType, reason, complaints });

  const contract = contracts.find((candidate) => candidate.detailType === detailType);
  if (!contract) {
    throw violation('unknown event', [{ path: 'detail-type', message: `no contract for ${detailType}` }]);
  }
  if (!contract.sources.includes(source as never)) {
    throw violation('unknown source', [
      { path: 'source', message: `${source} does not publish ${detailType}` },
    ]);
  }

  const outer = envelope.safeParse(event.detail);
  if (!outer.success) throw violation('invalid detail', complaintsOf(outer.error));
  const { timestamp, event: metadata } = outer.data;

  const version = metadata?.version ?? 1;
  const published =
    version === contract.version ? contract : contract.previous.find((p) => p.version === version);
  if (!published) {
    throw violation('unknown version', [{ path: 'detail.event.version', message: `no version ${version}` }]);
  }
  const parsed = published.detail.safeParse(event.detail);
  if (!parsed.success) throw violation('invalid detail', complaintsOf(parsed.error));

  // A previous version's `upcast` takes what its own schema made: `previousVersion` ties the two.
  const detail = 'upcast' in published ? published.upcast(parsed.data as never) : (parsed.data as Detail);
  return {
    source,
    detailType,
    id: metadata?.id ?? event.id,
    version,
    correlationId: metadata?.correlationId ?? event.id,
    ...(metadata?.causationId && { causationId: metadata.causationId }),
    detail: { ...detail, timestamp },
  };
}

/** zod's issues as paths from the event's root: `detail.metadata.tokensUsed`. */
export const complaintsOf = (error: z.ZodError, root = 'detail'): Complaint[] =>
  error.issues.map((issue) => ({
    path: [root, ...issue.path.map(String)].join('.'),
    message: issue.message,
  }));
