import {
  type EventSourceMappingConfiguration,
  type LambdaClient,
  ListEventSourceMappingsCommand,
  type ListEventSourceMappingsCommandOutput,
} from '@aws-sdk/client-lambda';
import { type BusRule, isTemporary, queueNameOf } from '../replay/bus-rule.ts';
import type { Check, Finding } from './check.ts';

export interface ConsumersFacts {
  /** ARNs of the queues that rules fill. */
  readonly queues: readonly string[];
  readonly mappings: readonly Pick<
    EventSourceMappingConfiguration,
    'UUID' | 'EventSourceArn' | 'FunctionArn' | 'State' | 'LastProcessingResult'
  >[];
}

/** On the way to be, or being: what is none of these takes nothing. */
const working = new Set(['Enabled', 'Enabling', 'Creating', 'Updating']);

export const judge = ({ queues, mappings }: ConsumersFacts): readonly Finding[] =>
  queues.flatMap((arn): Finding[] => {
    const subject = queueNameOf(arn) ?? arn;
    const own = mappings.filter(({ EventSourceArn }) => EventSourceArn === arn);
    if (own.length === 0)
      return [{ subject, problem: 'no function takes from it', advice: 'deploy its service again' }];
    return own
      .filter(({ State = '' }) => !working.has(State))
      .map(({ State = '', UUID = '', FunctionArn = '' }) => ({
        subject,
        problem: `${FunctionArn.split(':').at(-1) ?? 'its function'} does not take from it: the event source mapping is ${State}`,
        advice: `aws lambda update-event-source-mapping --uuid ${UUID} --enabled`,
      }));
  });

export const consumers: Check = {
  name: 'consumers',
  async look({ aws, stage }, survey) {
    const queues = filledQueues(await survey.rules(), stage);
    const mappings = await readMappings(aws.lambda, queues);
    return { looked: `${queues.length} queues`, findings: judge({ queues, mappings }) };
  },
};

/** What rules fill, but for those that are there for a while. */
export const filledQueues = (rules: readonly BusRule[], stage: string): readonly string[] => [
  ...new Set(
    rules
      .filter(({ name }) => !isTemporary(name, stage))
      .flatMap(({ targets }) => targets.map(({ arn }) => arn))
      .filter((arn) => queueNameOf(arn) !== undefined),
  ),
];

/** Asked for by queue: an account may have thousands of mappings. */
async function readMappings(
  lambda: LambdaClient,
  queues: readonly string[],
): Promise<EventSourceMappingConfiguration[]> {
  const mappings: EventSourceMappingConfiguration[] = [];
  for (const EventSourceArn of queues) {
    let Marker: string | undefined;
    do {
      const page: ListEventSourceMappingsCommandOutput = await lambda.send(
        new ListEventSourceMappingsCommand({ EventSourceArn, Marker }),
      );
      mappings.push(...(page.EventSourceMappings ?? []));
      Marker = page.NextMarker;
    } while (Marker !== undefined && Marker !== '');
  }
  return mappings;
}
