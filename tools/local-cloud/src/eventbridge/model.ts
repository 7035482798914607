/**
 * Buses, rules and targets in the shape of AWS's API, which is also the shape of the template's properties
 * and of what the database keeps: nothing is translated on the way.
 */

export interface Bus {
  readonly Name: string;
  readonly Arn: string;
  readonly Description?: string;
}

export interface Rule {
  readonly Name: string;
  readonly EventBusName: string;
  readonly Description?: string;
  /** The pattern as JSON text. */
  readonly EventPattern?: string;
  readonly ScheduleExpression?: string;
  readonly State: 'ENABLED' | 'DISABLED';
  readonly Targets: readonly Target[];
}

export interface Target {
  readonly Id: string;
  readonly Arn: string;
  /** JSON text sent instead of the event. */
  readonly Input?: string;
  /** JSON path of the part of the event that is sent. */
  readonly InputPath?: string;
  readonly InputTransformer?: InputTransformer;
  readonly RetryPolicy?: RetryPolicy;
  readonly DeadLetterConfig?: { readonly Arn?: string };
  /** Of a queue: the group of its messages, or the JSON path to it in the event. */
  readonly SqsParameters?: { readonly MessageGroupId?: string };
}

export interface InputTransformer {
  readonly InputPathsMap?: Readonly<Record<string, string>>;
  readonly InputTemplate: string;
}

export interface RetryPolicy {
  readonly MaximumRetryAttempts?: number;
  readonly MaximumEventAgeInSeconds?: number;
}

/** What of a target is executed, and `RoleArn`, which has no effect where there is no IAM. */
export const targetProperties: readonly string[] = [
  'Id',
  'Arn',
  'Input',
  'InputPath',
  'InputTransformer',
  'RetryPolicy',
  'DeadLetterConfig',
  'SqsParameters',
  'RoleArn',
];
