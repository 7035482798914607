import { exportName, type PlatformExport, stageOf } from '@bayon/publisher/resources';
import type { AWS } from 'serverless';
import { alarmTopic } from './src/alarm-topic.ts';
import { dashboard } from './src/dashboard.ts';
import { eventBus } from './src/event-bus.ts';
import { key } from './src/key.ts';
import { userPool } from './src/user-pool.ts';

const stage = stageOf(process.env);
const getAtt = (logicalId: string, attribute: string) => ({ 'Fn::GetAtt': [logicalId, attribute] });

const exported: Record<PlatformExport, object> = {
  BusName: { Ref: 'ApplicationEventBus' },
  BusArn: getAtt('ApplicationEventBus', 'Arn'),
  KeyArn: getAtt('Key', 'Arn'),
  IssuerUrl: getAtt('UserPool', 'ProviderURL'),
  UserPoolClientId: { Ref: 'UserPoolClient' },
  UserPoolDomain: { 'Fn::Sub': '${UserPoolDomain}.auth.${AWS::Region}.amazoncognito.com' },
  AlarmTopicArn: { Ref: 'AlarmTopic' },
};

/** What all services stand on: deployed first, changed rarely. It has no function and no data of a user. */
const configuration: AWS = {
  service: 'bayon-platform',
  frameworkVersion: '4',
  configValidationMode: 'error',
  provider: {
    name: 'aws',
    stage: stage.name,
    region: stage.region as 'us-east-1',
  },
  resources: {
    Description: 'Bayon CoAgent: event bus, archive, key, user pool, alarms and dashboard',
    Resources: {
      ...key(stage),
      ...alarmTopic(stage),
      ...eventBus(stage),
      ...userPool(stage, process.env['WEB_ORIGIN']),
      ...dashboard(stage),
    },
    Outputs: Object.fromEntries(
      Object.entries(exported).map(([name, Value]) => [
        name,
        { Value, Export: { Name: exportName(stage.name, name as PlatformExport) } },
      ]),
    ),
  },
};

export default configuration;
