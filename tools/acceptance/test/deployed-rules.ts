import type { EventContract } from '@bayon/event-contracts';
import { matches } from '@bayon/local-cloud';
import type { Resource } from '@bayon/local-cloud/parts';
import { stacks } from './deployed-resources.ts';

/** A rule on the bus as it is packaged. */
export interface DeployedRule {
  readonly name: string;
  /** Whose queue it feeds, as contracts name consumers: `studio`, `studio generator`. */
  readonly consumer: string;
  matches(event: object): boolean;
}

/** The apps that are packaged, by their services' names. */
export const deployedServices: readonly string[] = stacks.order.filter((stack) => stack !== 'platform');

const queues = new Map(
  stacks.resources
    .filter(({ type }) => type === 'AWS::SQS::Queue')
    .map((queue) => [queue.attributes['Arn'], consumerOf(queue)]),
);

/** The queue `Inbox` is the service's own, any other is of a part of it. */
function consumerOf({ stack, logicalId }: Resource): string {
  const part = logicalId.replace(/Queue$/, '').toLowerCase();
  return part === 'inbox' ? stack : `${stack} ${part}`;
}

/** Every rule of every packaged app that waits for events (a schedule waits for none). */
const rules: readonly (DeployedRule & { readonly stack: string })[] = stacks.resources
  .filter(({ type, properties }) => type === 'AWS::Events::Rule' && 'EventPattern' in properties)
  .flatMap(({ stack, properties }) => {
    const { Name, EventPattern, Targets } = properties as {
      readonly Name: string;
      readonly EventPattern: unknown;
      readonly Targets: readonly { readonly Arn: string }[];
    };
    return Targets.map(({ Arn }) => ({
      stack,
      name: Name,
      consumer: queues.get(Arn) ?? `nobody's target ${Arn}`,
      matches: (event: object) => matches(EventPattern, event),
    }));
  });

/** The rules that follow from what a service subscribes to. */
export const deployedRules: readonly DeployedRule[] = rules.filter(({ stack }) => stack !== 'audit');

/** Those of the audit trail, which takes whatever there is. */
export const auditRules: readonly DeployedRule[] = rules.filter(({ stack }) => stack === 'audit');

/** A version of an event as it stands in its contract. */
export interface Version {
  readonly version: number;
  readonly examples: readonly unknown[];
}

export const versionsOf = ({ version, examples, previous }: EventContract): readonly Version[] => [
  { version, examples },
  ...previous,
];

/** All examples of a contract in all versions, as a source puts them on the bus. */
export const examplesOf = (contract: EventContract, source: string) =>
  versionsOf(contract).flatMap(({ version, examples }) =>
    examples.map((example, place) => ({
      source,
      'detail-type': contract.detailType,
      detail: {
        ...(example as object),
        timestamp: '2026-11-23T09:30:00.000Z',
        event: {
          id: `${contract.detailType}-${version}-${place}-${source}`.replaceAll(' ', '-'),
          version,
          correlationId: 'catalogue',
        },
      },
    })),
  );
