import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TableProperties } from '@bayon/dynamodb-engine';
import type { EventContract, EventSource } from '@bayon/event-contracts';
import type { AnyRule } from '@bayon/publisher/rule';

type ServiceName = EventSource extends `bayon.coagent.${infer Name}` ? Name : never;

/** What a service says of itself to be tested. */
export interface Service<Reads> {
  /** `studio`: it publishes and settles under this name. */
  readonly service: ServiceName;
  /** As its template declares it: `tableOf(configuration)`. */
  readonly table: TableProperties;
  readonly rules: Readonly<Record<string, AnyRule>>;
  readonly consumes: readonly EventContract[];
  /** Its reads over a table. */
  readonly reads: (client: DynamoDBDocumentClient, table: string, now: () => Date) => Reads;
  /** Attributes that differ each time although nothing else does, beyond those that every service has. */
  readonly volatile?: readonly string[];
}

export const sourceOf = ({ service }: Pick<Service<unknown>, 'service'>): EventSource =>
  `bayon.coagent.${service}`;

/** The table as a template (`serverless.ts`) declares it. */
export function tableOf({ resources }: { readonly resources?: object }): TableProperties {
  const { Resources: all } = resources as { Resources: { Table: { Properties: TableProperties } } };
  return all.Table.Properties;
}
