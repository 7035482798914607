import { fromPlatform } from './platform-exports.ts';
import type { Stage } from './stage.ts';

/** A CloudWatch alarm over five minutes that tells the platform's alarm topic. */
export const alarm = (
  stage: Stage,
  what: {
    readonly name: string;
    readonly description: string;
    readonly namespace: string;
    readonly metric: string;
    readonly dimensions: Readonly<Record<string, unknown>>;
    /** The alarm rings above this. */
    readonly above: number;
    readonly statistic: 'Sum' | 'Maximum';
  },
) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmName: what.name,
    AlarmDescription: what.description,
    Namespace: what.namespace,
    MetricName: what.metric,
    Dimensions: Object.entries(what.dimensions).map(([Name, Value]) => ({ Name, Value })),
    Statistic: what.statistic,
    Period: 300,
    EvaluationPeriods: 1,
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: what.above,
    TreatMissingData: 'notBreaching',
    AlarmActions: [fromPlatform(stage.name, 'AlarmTopicArn')],
  },
});

/** The alarms of one function: it throws, or is held back. */
export const functionAlarms = (service: string, stage: Stage, functionName: string) =>
  Object.fromEntries(
    (['Errors', 'Throttles'] as const).map((metric) => [
      `${functionName[0]?.toUpperCase()}${functionName.slice(1)}${metric}Alarm`,
      alarm(stage, {
        name: `${service}-${functionName}-${stage.name}-${metric.toLowerCase()}`,
        description: `${service} ${functionName}: ${metric.toLowerCase()} in the last five minutes.`,
        namespace: 'AWS/Lambda',
        metric,
        dimensions: { FunctionName: `${service}-${stage.name}-${functionName}` },
        above: 0,
        statistic: 'Sum',
      }),
    ]),
  );
