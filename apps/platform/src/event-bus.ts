import { everySource } from '@bayon/event-contracts';
import type { Stage } from '@bayon/publisher/resources';

/** What is archived can be replayed to its own bus only, so both outlive the stack, or neither. */
const kept = (stage: Stage) => ({
  DeletionPolicy: stage.isProduction ? 'Retain' : 'Delete',
  UpdateReplacePolicy: stage.isProduction ? 'Retain' : 'Delete',
});

/** The one bus, who may publish on it, and the archive of everything that was. */
export const eventBus = (stage: Stage) => ({
  ApplicationEventBus: {
    Type: 'AWS::Events::EventBus',
    ...kept(stage),
    Properties: {
      Name: `bayon-coagent-events-${stage.name}`,
      Description: 'Every application event of Bayon CoAgent',
      KmsKeyIdentifier: { 'Fn::GetAtt': ['Key', 'Arn'] },
    },
  },
  // The account's own roles only, and only under the sources that the contracts know. Which source a function may
  // publish under is in its role.
  ApplicationEventBusPolicy: {
    Type: 'AWS::Events::EventBusPolicy',
    Properties: {
      EventBusName: { Ref: 'ApplicationEventBus' },
      StatementId: 'only-known-sources',
      Statement: {
        Effect: 'Deny',
        Principal: '*',
        Action: 'events:PutEvents',
        Resource: { 'Fn::GetAtt': ['ApplicationEventBus', 'Arn'] },
        Condition: { StringNotEquals: { 'events:source': everySource } },
      },
    },
  },
  Archive: {
    Type: 'AWS::Events::Archive',
    ...kept(stage),
    Properties: {
      ArchiveName: `bayon-coagent-${stage.name}`,
      SourceArn: { 'Fn::GetAtt': ['ApplicationEventBus', 'Arn'] },
      RetentionDays: stage.retentionDays,
      KmsKeyIdentifier: { 'Fn::GetAtt': ['Key', 'Arn'] },
    },
  },
});
