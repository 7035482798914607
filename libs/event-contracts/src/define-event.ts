import type * as z from 'zod';
import type { Moment } from './shared/clock-skew.ts';
import type { Consumer, EventSource, Producer } from './services.ts';

/** An earlier version of an event that is still on its way somewhere: in a queue, an archive, another team's code. */
export interface PreviousVersion<Detail> {
  readonly version: number;
  readonly detail: z.ZodType;
  readonly examples: readonly unknown[];
  /** Makes the newest version out of a parsed detail of this one. Pure and total. */
  readonly upcast: (detail: never) => Detail;
}

/** Everything that is agreed about one event type. */
export interface EventContract<Detail extends object = object, DetailType extends string = string> {
  /** Who may publish it. */
  readonly sources: readonly EventSource[];
  readonly detailType: DetailType;
  /** The version that is published today. */
  readonly version: number;
  /** The fields beyond `timestamp` and `event`. */
  readonly detail: z.ZodType<Detail>;
  /** Details as in real life. They serve the tests of the contract and of every consumer. */
  readonly examples: readonly Detail[];
  readonly previous: readonly PreviousVersion<Detail>[];
  /** The times that a detail tells as past: an event that tells of what is to come breaks its contract at the inbox. */
  moments(detail: Detail): readonly Moment[];
  readonly producers: readonly Producer[];
  readonly consumers: readonly Consumer[];
}

/** The detail that a contract describes, without `timestamp` and `event`. */
export type DetailOf<C> = C extends EventContract<infer Detail> ? Detail : never;

/** An event about to be published: the publisher adds id, timestamp, version and correlation. */
export interface EventDraft<Detail extends object = object> {
  readonly contract: EventContract<Detail>;
  readonly detail: Detail;
  /** Where the producer has an id of its own for it (an idempotency key, a due item); else the publisher makes one. */
  readonly id?: string;
  /**
   * When it happened, where it may be published again under its id: a due item at its time. Then it is the same event
   * to the letter. Else the publisher's clock says it. ISO 8601 UTC
   */
  readonly at?: string;
}

/**
 * Declares an event: one call, one file, the whole agreement.
 *
 * A field may be added as optional within a version. Anything else is a new version: raise `version`, and keep the
 * old schema under `previous` with its examples and the `upcast` to the newest. Consumers only ever see the newest.
 */
export function defineEvent<const DetailType extends string, Detail extends object>(definition: {
  readonly sources: readonly EventSource[];
  readonly detailType: DetailType;
  readonly version: number;
  readonly detail: z.ZodType<Detail>;
  readonly examples: readonly [NoInfer<Detail>, ...NoInfer<Detail>[]];
  readonly previous?: readonly PreviousVersion<NoInfer<Detail>>[];
  readonly moments?: (detail: NoInfer<Detail>) => readonly Moment[];
  readonly producers: readonly [Producer, ...Producer[]];
  readonly consumers: readonly [Consumer, ...Consumer[]];
}): EventContract<Detail, DetailType> {
  return { ...definition, previous: definition.previous ?? [], moments: definition.moments ?? (() => []) };
}

/** Declares an earlier version, typed by its own schema. */
export function previousVersion<Schema extends z.ZodType, Detail>(definition: {
  readonly version: number;
  readonly detail: Schema;
  readonly examples: readonly [z.output<Schema>, ...z.output<Schema>[]];
  readonly upcast: (detail: z.output<Schema>) => Detail;
}): PreviousVersion<Detail> {
  return definition;
}

/** The typed constructor of an event: `contentGenerated({ … })`, ready for `publish` or a rule's `events`. */
export function constructorOf<Detail extends object>(contract: EventContract<Detail>) {
  return (
    detail: Detail,
    options: { readonly id?: string; readonly at?: string } = {},
  ): EventDraft<Detail> => ({
    contract,
    detail,
    ...options,
  });
}
