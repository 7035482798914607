import { alarm, fromPlatform, type Stage } from '@bayon/publisher/resources';
import { everyEvent } from '../subscriptions.ts';
import { mayDeliver } from './export-bucket.ts';

const getAtt = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
/** Firehose fills it in when it delivers, in UTC. */
const byDay = '!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/';

/**
 * The export: bus → Firehose → bucket, an event on a line as EventBridge has it. Both EventBridge and Firehose deliver
 * at least once, so a line may be there twice; what `detail.event.id`, source and detail-type name is one event.
 *
 * @param service `bayon-audit`
 */
export function exportStream(service: string, stage: Stage) {
  const name = `${service}-export-${stage.name}`;
  const encrypted = { KmsMasterKeyId: fromPlatform(stage.name, 'KeyArn') };
  return {
    ExportRule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: name,
        Description: 'Every event to the export',
        EventBusName: fromPlatform(stage.name, 'BusName'),
        State: 'ENABLED',
        EventPattern: everyEvent,
        Targets: [
          {
            Id: 'export',
            Arn: getAtt('ExportStream'),
            RoleArn: getAtt('ExportRuleRole'),
            DeadLetterConfig: { Arn: getAtt('ExportDeadLetterQueue') },
            RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 },
          },
        ],
      },
    },
    ExportStream: {
      Type: 'AWS::KinesisFirehose::DeliveryStream',
      // Firehose tries its role when it is made.
      DependsOn: ['ExportBucketPolicy'],
      Properties: {
        DeliveryStreamName: name,
        DeliveryStreamType: 'DirectPut',
        DeliveryStreamEncryptionConfigurationInput: {
          KeyType: 'CUSTOMER_MANAGED_CMK',
          KeyARN: fromPlatform(stage.name, 'KeyArn'),
        },
        ExtendedS3DestinationConfiguration: {
          BucketARN: getAtt('ExportBucket'),
          RoleARN: getAtt('ExportStreamRole'),
          Prefix: `events/${byDay}`,
          ErrorOutputPrefix: `errors/!{firehose:error-output-type}/${byDay}`,
          FileExtension: '.ndjson.gz',
          CompressionFormat: 'GZIP',
          BufferingHints: { IntervalInSeconds: 300, SizeInMBs: 64 },
          // A new line behind each record, which needs no parameter
          // (https://docs.aws.amazon.com/firehose/latest/APIReference/API_Processor.html).
          ProcessingConfiguration: { Enabled: true, Processors: [{ Type: 'AppendDelimiterToRecord' }] },
        },
      },
    },
    // Another account's rule or stream shall not get in by these services.
    ExportRuleRole: roleOf('events.amazonaws.com', 'aws:SourceAccount', [
      {
        Effect: 'Allow',
        Action: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
        Resource: getAtt('ExportStream'),
      },
    ]),
    ExportStreamRole: roleOf('firehose.amazonaws.com', 'sts:ExternalId', mayDeliver(stage)),
    ExportDeadLetterQueue: {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: `${name}-dead-letters`, MessageRetentionPeriod: 1_209_600, ...encrypted },
    },
    ExportDeadLetterQueuePolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'ExportDeadLetterQueue' }],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'events.amazonaws.com' },
              Action: 'sqs:SendMessage',
              Resource: getAtt('ExportDeadLetterQueue'),
              Condition: { ArnEquals: { 'aws:SourceArn': getAtt('ExportRule') } },
            },
          ],
        },
      },
    },
    ...exportAlarms(service, stage, name),
  };
}

const exportAlarms = (service: string, stage: Stage, name: string) => ({
  ExportDeadLettersAlarm: alarm(stage, {
    name: `${name}-dead-letters`,
    description: `${service}: events that the export did not take. See npm run events -- dlq list.`,
    namespace: 'AWS/SQS',
    metric: 'ApproximateNumberOfMessagesVisible',
    dimensions: { QueueName: { 'Fn::GetAtt': ['ExportDeadLetterQueue', 'QueueName'] } },
    above: 0,
    statistic: 'Maximum',
  }),
  // Seconds since the oldest event that is not in the bucket came: three times what is waited for on purpose.
  ExportFreshnessAlarm: alarm(stage, {
    name: `${name}-freshness`,
    description: `${service}: events do not reach the bucket.`,
    namespace: 'AWS/Firehose',
    metric: 'DeliveryToS3.DataFreshness',
    dimensions: { DeliveryStreamName: { Ref: 'ExportStream' } },
    above: 900,
    statistic: 'Maximum',
  }),
});

/** A role that an AWS service takes on. @param ofAccount the condition key by which it says for which account */
const roleOf = (service: string, ofAccount: string, statements: readonly object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: service },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { [ofAccount]: { Ref: 'AWS::AccountId' } } },
        },
      ],
    },
    Policies: [{ PolicyName: 'export', PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
  },
});
