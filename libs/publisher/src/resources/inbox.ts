import type { EventContract } from '@bayon/event-contracts';
import { maxReceiveCount } from '../inbox/max-receive-count.ts';
import { alarm } from './alarm.ts';
import { type BusRule, busRulesOf, kebab, pascal } from './bus-rules.ts';
import { fromPlatform } from './platform-exports.ts';
import type { Stage } from './stage.ts';

/**
 * A queue that takes events off the bus: the rules of each event, the queue (fair among users), its dead letter queue
 * (which also gets what EventBridge could not deliver), and the alarms that wake somebody.
 *
 * @param name `Inbox`, or of a queue beside it: the logical ids begin with it
 */
export function inbox(
  name: string,
  options: {
    /** `bayon-studio` */
    readonly service: string;
    readonly stage: Stage;
    readonly consumes?: readonly EventContract[];
    /** Beside those of the contracts. */
    readonly rules?: readonly BusRule[];
    /** Seconds that the function may take. */
    readonly functionTimeout: number;
  },
): Record<string, object> {
  const { service, stage, functionTimeout } = options;
  const physical = `${service}-${kebab(name)}-${stage.name}`;
  const queue = { 'Fn::GetAtt': [`${name}Queue`, 'Arn'] };
  const deadLetters = { 'Fn::GetAtt': [`${name}DeadLetterQueue`, 'Arn'] };
  const encrypted = { KmsMasterKeyId: fromPlatform(stage.name, 'KeyArn') };
  const rules = [
    ...(options.consumes ?? []).flatMap((contract) => busRulesOf(contract, service)),
    ...(options.rules ?? []),
  ].map((rule) => ({ ...rule, logicalId: `${name}${pascal(rule.name)}Rule` }));

  return {
    [`${name}Queue`]: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: physical,
        // AWS's advice for a Lambda event source: six times the function's timeout.
        VisibilityTimeout: 6 * functionTimeout,
        MessageRetentionPeriod: 1_209_600,
        RedrivePolicy: { deadLetterTargetArn: deadLetters, maxReceiveCount },
        ...encrypted,
      },
    },
    [`${name}DeadLetterQueue`]: {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: `${physical}-dead-letters`, MessageRetentionPeriod: 1_209_600, ...encrypted },
    },
    [`${name}QueuePolicy`]: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: `${name}Queue` }, { Ref: `${name}DeadLetterQueue` }],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'events.amazonaws.com' },
              Action: 'sqs:SendMessage',
              Resource: [queue, deadLetters],
              Condition: {
                ArnEquals: {
                  'aws:SourceArn': rules.map(({ logicalId }) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] })),
                },
              },
            },
            {
              // A replay of less than a rule's events goes by a rule that stands beside it for as long as it takes.
              Sid: 'NarrowedReplay',
              Effect: 'Allow',
              Principal: { Service: 'events.amazonaws.com' },
              Action: 'sqs:SendMessage',
              Resource: [queue, deadLetters],
              Condition: { ArnLike: { 'aws:SourceArn': replayRules(service, stage) } },
            },
          ],
        },
      },
    },
    ...Object.fromEntries(
      rules.map(({ name: taken, description, pattern, group, logicalId }) => [
        logicalId,
        {
          Type: 'AWS::Events::Rule',
          Properties: {
            Name: ruleName(service, stage, name, taken),
            Description: description,
            EventBusName: fromPlatform(stage.name, 'BusName'),
            State: 'ENABLED',
            EventPattern: pattern,
            Targets: [
              {
                Id: kebab(name),
                Arn: queue,
                DeadLetterConfig: { Arn: deadLetters },
                RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 },
                ...(group !== undefined && { SqsParameters: { MessageGroupId: group } }),
              },
            ],
          },
        },
      ]),
    ),
    [`${name}DeadLettersAlarm`]: alarm(stage, {
      name: `${physical}-dead-letters`,
      description: `${service}: messages nobody could handle. See npm run events -- dlq list.`,
      namespace: 'AWS/SQS',
      metric: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: { 'Fn::GetAtt': [`${name}DeadLetterQueue`, 'QueueName'] } },
      above: 0,
      statistic: 'Maximum',
    }),
    [`${name}AgeAlarm`]: alarm(stage, {
      name: `${physical}-age`,
      description: `${service}: the inbox does not drain.`,
      namespace: 'AWS/SQS',
      metric: 'ApproximateAgeOfOldestMessage',
      dimensions: { QueueName: { 'Fn::GetAtt': [`${name}Queue`, 'QueueName'] } },
      above: 300,
      statistic: 'Maximum',
    }),
  };
}

/** The rules that `npm run events -- replay` makes for a while: of this account, region, bus, service and stage only. */
const replayRules = (service: string, stage: Stage) => ({
  'Fn::Sub': [
    `arn:\${AWS::Partition}:events:\${AWS::Region}:\${AWS::AccountId}:rule/\${Bus}/${service}-${stage.name}-replay-*`,
    { Bus: fromPlatform(stage.name, 'BusName') },
  ],
});

/** At most 64 characters, says EventBridge. The inbox itself, which nearly every rule targets, goes unnamed. */
function ruleName(service: string, stage: Stage, name: string, taken: string): string {
  const full = [service, stage.name, kebab(taken), ...(name === 'Inbox' ? [] : [kebab(name)])].join('-');
  if (full.length > 64) throw new Error(`the rule name ${full} is longer than 64 characters`);
  return full;
}
