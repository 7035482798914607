import { ContractViolation } from '@bayon/event-contracts';
import type { Delivered } from '@bayon/publisher';
import { instantOf } from './instant.ts';

/** An event as EventBridge delivered it, whatever its detail holds. */
export interface RawEvent {
  /** EventBridge's id of this delivery: another PutEvents of the same event has another. */
  readonly envelopeId: string;
  /** When EventBridge took it, ISO 8601 UTC with milliseconds. */
  readonly envelopeTime: string;
  readonly source: string;
  readonly detailType: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/**
 * No contract is asked: a trail that kept only what is right would be silent about what went wrong.
 *
 * @throws ContractViolation for what EventBridge cannot have delivered
 */
export function rawEventOf(delivered: Delivered): RawEvent {
  const { id, source, 'detail-type': detailType, detail, time, resources } = delivered;
  // What a person lays into the queue by hand may lack what only this consumer asks for.
  const envelopeTime = instantOf(time) ?? (isObject(detail) ? instantOf(detail['timestamp']) : undefined);
  const complaints = [
    ...(isObject(detail) ? [] : [{ path: 'detail', message: 'must be an object' }]),
    ...(envelopeTime === undefined ? [{ path: 'time', message: 'must be a time in ISO 8601' }] : []),
  ];
  if (!isObject(detail) || envelopeTime === undefined)
    throw new ContractViolation({ source, detailType, reason: 'no event', complaints });
  const arns = Array.isArray(resources) ? resources.filter((one) => typeof one === 'string') : [];
  return {
    // Half an emoji (a lone surrogate) can be written in JSON, but DynamoDB does not take it.
    envelopeId: id.toWellFormed(),
    source: source.toWellFormed(),
    detailType: detailType.toWellFormed(),
    envelopeTime,
    resources: arns,
    detail,
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
