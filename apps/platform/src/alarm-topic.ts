import type { Stage } from '@bayon/publisher/resources';

/** Where every service's alarms go; operators subscribe to it. */
export const alarmTopic = (stage: Stage) => ({
  AlarmTopic: {
    Type: 'AWS::SNS::Topic',
    Properties: { TopicName: `bayon-coagent-alarms-${stage.name}`, KmsMasterKeyId: { Ref: 'Key' } },
  },
});
