import { everySource } from '@bayon/event-contracts';
import type { Stage } from '@bayon/publisher/resources';

/** Realtime and the audit trail publish nothing. */
const services = [...everySource.map((source) => source.replace('bayon.coagent.', '')), 'audit'];

/** The operators' first look: is anything dead, is anything late, does anything fail. */
export const dashboard = (stage: Stage) => ({
  Dashboard: {
    Type: 'AWS::CloudWatch::Dashboard',
    Properties: {
      DashboardName: `bayon-coagent-${stage.name}`,
      DashboardBody: { 'Fn::Sub': JSON.stringify({ widgets: widgets(stage).map(place) }) },
    },
  },
});

const widgets = ({ name }: Stage) => [
  graph(
    'Dead letters',
    'Maximum',
    eachService('AWS/SQS', 'ApproximateNumberOfMessagesVisible', (service) => [
      'QueueName',
      `bayon-${service}-inbox-${name}-dead-letters`,
    ]),
  ),
  graph(
    'Age of the oldest message (s)',
    'Maximum',
    eachService('AWS/SQS', 'ApproximateAgeOfOldestMessage', (service) => [
      'QueueName',
      `bayon-${service}-inbox-${name}`,
    ]),
  ),
  graph(
    'Function errors',
    'Sum',
    eachService('AWS/Lambda', 'Errors', (service) => ['FunctionName', `bayon-${service}-${name}-processor`]),
  ),
  graph('Events on the bus', 'Sum', [
    ['AWS/Events', 'MatchedEvents', 'EventBusName', `bayon-coagent-events-${name}`],
  ]),
];

const eachService = (namespace: string, metric: string, dimension: (service: string) => string[]) =>
  services.map((service) => [namespace, metric, ...dimension(service)]);

const graph = (title: string, stat: string, metrics: string[][]) => ({
  type: 'metric',
  width: 12,
  height: 6,
  properties: { title, stat, metrics, period: 60, region: '${AWS::Region}', view: 'timeSeries' },
});

const place = (widget: ReturnType<typeof graph>, index: number) => ({
  ...widget,
  x: (index % 2) * 12,
  y: Math.floor(index / 2) * 6,
});
