import { catalogue, type EventContract } from '@bayon/event-contracts';
import { compilePattern, fieldsOf, type Resource } from '@bayon/local-cloud/parts';
import { onTheBus } from './delivery.ts';
import { ofType } from './packaged.ts';

/** That a function takes an event off the bus, as the packaged templates say. */
export interface Subscription {
  readonly stack: string;
  /** The function's name in its app: `processor` */
  readonly part: string;
  readonly functionName: string;
  readonly queueArn: string;
  /** How many messages the function takes at once, at most. */
  readonly batchSize: number;
  readonly contract: EventContract;
  /** A source that the rule lets through. */
  readonly source: string;
  /** Whether the rule lets an event through, as it is on the bus. */
  takes(event: object): boolean;
}

const contracts: readonly EventContract[] = catalogue;

/** From the rules on the bus over the queues they target to the functions that take from these. */
export function subscriptionsOf(resources: readonly Resource[]): Subscription[] {
  const mappings = ofType(resources, 'AWS::Lambda::EventSourceMapping');
  return ofType(resources, 'AWS::Events::Rule').flatMap(({ stack, properties }) => {
    const { EventPattern: eventPattern, Targets: targets = [] } = properties as {
      readonly EventPattern?: unknown;
      readonly Targets?: readonly { readonly Arn: string }[];
    };
    // A schedule has none.
    if (eventPattern === undefined) return [];
    const pattern = compilePattern(eventPattern);
    const takes = (event: object) => pattern.matches(fieldsOf(event));
    const takers = mappings.filter((mapping) =>
      targets.some(({ Arn }) => Arn === mapping.properties['EventSourceArn']),
    );
    return contracts.flatMap((contract) => {
      const source = contract.sources.find((one) => takes(anExample(contract, one)));
      if (source === undefined) return [];
      return takers.map((mapping) => {
        const functionName = String(mapping.properties['FunctionName']);
        return {
          stack,
          part: functionName.split('-').at(-1) ?? functionName,
          functionName,
          queueArn: String(mapping.properties['EventSourceArn']),
          // Lambda's own default for SQS.
          batchSize: Number(mapping.properties['BatchSize'] ?? 10),
          contract,
          source,
          takes,
        };
      });
    });
  });
}

const anExample = (contract: EventContract, source: string): object =>
  onTheBus(contract, source, contract.examples[0] ?? {}, 'example', '2026-01-01T00:00:00.000Z');
