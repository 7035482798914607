import type { Target } from '@aws-sdk/client-eventbridge';

/** A rule of the bus, as EventBridge tells of it. */
export interface BusRule {
  readonly name: string;
  readonly arn: string;
  readonly state: string;
  readonly description: string;
  /** Undefined where the rule has only a schedule, or a pattern that is no object. */
  readonly pattern: Pattern | undefined;
  readonly targets: readonly RuleTarget[];
}

export interface RuleTarget {
  readonly arn: string;
  readonly deadLetterArn?: string;
  /** All that EventBridge says of it, as PutTargets takes it back: retries, the message group, … */
  readonly definition: Target;
}

/** An event pattern: fields to lists of what they may be, or to further fields. */
export type Pattern = Readonly<Record<string, unknown>>;

/** The detail-types that a pattern names plainly; undefined where it names none, and so may match any. */
export function detailTypesOf(pattern: Pattern | undefined): readonly string[] | undefined {
  const types = pattern?.['detail-type'];
  return Array.isArray(types) && types.every((type) => typeof type === 'string') ? types : undefined;
}

/** `arn:aws:sqs:us-east-1:000000000000:bayon-studio-inbox-local` is of the queue `bayon-studio-inbox-local`. */
export const queueNameOf = (arn: string): string | undefined =>
  /^arn:[^:]+:sqs:[^:]*:[^:]*:(.+)$/.exec(arn)?.[1];

/** What begins the names of all that belongs to one service on one stage: `bayon-studio-local-`. */
export const servicePrefix = (service: string, stage: string): string => `bayon-${service}-${stage}-`;

/** The service whose rule a name is, by the house's naming; undefined for a rule that is no service's. */
export const serviceOfRule = (name: string, stage: string): string | undefined =>
  new RegExp(`^bayon-([a-z0-9-]+?)-${stage}-.`).exec(name)?.[1];

/** A rule that this command line made for a while: for a replay, a rebuild or a tail. */
export const isTemporary = (name: string, stage: string): boolean =>
  name.startsWith('bayon-events-tail-') ||
  new RegExp(`^bayon-[a-z0-9-]+-${stage}-(replay|rebuild)-[0-9a-f]{8}-\\d+$`).test(name);
