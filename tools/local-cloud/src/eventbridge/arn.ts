import type { LocalAccount } from '../ports.ts';

/** The bus that every account has. */
export const DEFAULT_BUS = 'default';

type Place = Pick<LocalAccount, 'accountId' | 'region'>;

export const busArn = (account: Place, bus: string) =>
  `arn:aws:events:${account.region}:${account.accountId}:event-bus/${bus}`;

/** A rule's ARN names its bus, except on the default bus. */
export const ruleArn = (account: Place, bus: string, rule: string) =>
  `arn:aws:events:${account.region}:${account.accountId}:rule/${bus === DEFAULT_BUS ? rule : `${bus}/${rule}`}`;

export const archiveArn = (account: Place, archive: string) =>
  `arn:aws:events:${account.region}:${account.accountId}:archive/${archive}`;

export const replayArn = (account: Place, replay: string) =>
  `arn:aws:events:${account.region}:${account.accountId}:replay/${replay}`;

/** The archive's name, from its ARN. */
export const archiveNameOf = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);

/** The bus's name, from its name or its ARN; the default bus where nothing is said. */
export function busNameOf(nameOrArn: string | undefined): string {
  if (nameOrArn === undefined) return DEFAULT_BUS;
  return nameOrArn.startsWith('arn:') ? nameOrArn.slice(nameOrArn.indexOf('/') + 1) : nameOrArn;
}

/** Whether a target is of a service that exists in AWS only: a rule that names it starts, and gives it nothing. */
export const isInAwsOnly = (arn: string): boolean => /^arn:aws[\w-]*:firehose:/.test(arn);

/** The kind of thing a target ARN names, or `undefined` for one that the local cloud does not deliver to. */
export function targetKind(arn: string): 'queue' | 'function' | 'bus' | undefined {
  if (/^arn:aws[\w-]*:sqs:[\w-]+:\d+:.+/.test(arn)) return 'queue';
  if (/^arn:aws[\w-]*:lambda:[\w-]+:\d+:function:.+/.test(arn)) return 'function';
  return /^arn:aws[\w-]*:events:[\w-]+:\d+:event-bus\/.+/.test(arn) ? 'bus' : undefined;
}
