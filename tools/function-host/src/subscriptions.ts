import { catalogue, type EventContract } from '@bayon/event-contracts';
import type { Resource } from '@bayon/local-cloud/parts';
import { ofType } from './packaged.ts';

/** That a function takes an event off the bus, as the packaged templates say. */
export interface Subscription {
  readonly stack: string;
  /** The function's name in its app: `processor` */
  readonly part: string;
  readonly functionName: string;
  readonly queueArn: string;
  readonly contract: EventContract;
  /** A source that the rule lets through. */
  readonly source: string;
}

interface Pattern {
  readonly source?: readonly string[];
  readonly 'detail-type'?: readonly string[];
}

/** From the rules on the bus over the queues they target to the functions that take from these. */
export function subscriptionsOf(resources: readonly Resource[]): Subscription[] {
  const mappings = ofType(resources, 'AWS::Lambda::EventSourceMapping');
  return ofType(resources, 'AWS::Events::Rule').flatMap(({ stack, properties }) => {
    const { source = [], 'detail-type': types = [] } = (properties['EventPattern'] ?? {}) as Pattern;
    const targets = (properties['Targets'] ?? []) as readonly { readonly Arn: string }[];
    const contracts: readonly EventContract[] = catalogue;
    return contracts
      .filter(({ detailType }) => types.includes(detailType))
      .flatMap((contract) =>
        mappings
          .filter((mapping) => targets.some(({ Arn }) => Arn === mapping.properties['EventSourceArn']))
          .map((mapping) => {
            const functionName = String(mapping.properties['FunctionName']);
            return {
              stack,
              part: functionName.split('-').at(-1) ?? functionName,
              functionName,
              queueArn: String(mapping.properties['EventSourceArn']),
              contract,
              source: source[0] ?? contract.sources[0] ?? '',
            };
          }),
      );
  });
}
