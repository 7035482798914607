import {
  type AwsService,
  createDynamoDb,
  createEndpoint,
  createIam,
  createLambda,
  createQueues,
  type Lambda,
  type Resource,
} from '@bayon/local-cloud/parts';
import { createLog } from '@bayon/local-cloud';
import { lastLines } from './last-lines.ts';
import { ofType, packagedStacks } from './packaged.ts';
import { emptyTables, type Items, readItems, restoreItems } from './read-items.ts';
import { connectedClients, eventSink } from './stand-ins.ts';

export interface HostOptions {
  readonly appsDir: string;
  readonly dataDir: string;
  /**
   * Stands between the functions and each service: it may look at a call, hold it back, answer in the service's place.
   * Nothing stands there if not given.
   */
  readonly between?: (service: AwsService) => AwsService;
  /** What the functions publish to; if not given, what is published goes nowhere (`eventSink`). */
  readonly events?: AwsService;
  /** The path of a function's zip; undefined for the packaged one. */
  readonly codeOf?: (functionName: string) => string | undefined;
}

/**
 * The packaged functions on real tables, each under its own role, invoked by whoever holds this: nothing is delivered
 * by itself, so what a single delivery does can be seen, disturbed and compared.
 */
export interface Host {
  readonly resources: readonly Resource[];
  /** Throws InvocationFailed. */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** Ends the instances of a function, as Lambda may at any moment; its invocations fail. */
  readonly kill: Lambda['kill'];
  /** Every item of every table. */
  items(): Promise<Items>;
  /** Deletes every item of every table. */
  clear(): Promise<void>;
  /** Has the tables hold exactly these items. */
  restore(items: Items): Promise<void>;
  /** The last lines that the functions wrote: why one gave a message back. */
  lastLines(): string;
  close(): Promise<void>;
}

/** A function did not do what was asked of it; the message has what it wrote last. */
export class InvocationFailed extends Error {
  override readonly name = 'InvocationFailed';
}

export async function startHost({
  appsDir,
  dataDir,
  between = (service) => service,
  events = eventSink,
  codeOf = () => undefined,
}: HostOptions): Promise<Host> {
  const lines = lastLines();
  const log = createLog({ json: true, write: (line) => lines.keep(line) });
  const endpoint = createEndpoint({ log });
  const url = `http://127.0.0.1:${await endpoint.listen(0)}`;
  const { account, resources, packages } = packagedStacks(appsDir, { awsUrl: url, gatewayUrl: url }, dataDir);
  const tables = ofType(resources, 'AWS::DynamoDB::Table').map(({ ref }) => ref);
  const shared = { resources, dataDir, account, log };

  const dynamoDb = await createDynamoDb(shared);
  const queues = await createQueues(shared);
  // Never started: events come from whoever holds this alone, not from the queues.
  const lambda = createLambda({
    ...shared,
    packages: (resource) => codeOf(resource.ref) ?? packages(resource),
    queues,
  });
  const iam = createIam(shared);
  endpoint.open({
    services: {
      dynamodb: between(dynamoDb.service),
      events: between(events),
      sqs: between(queues.service),
      'execute-api': between(connectedClients),
    },
    authorize: (request) => iam.authorize(request),
  });

  return {
    resources,
    kill: (functionName) => lambda.kill(functionName),
    async invoke(functionName, event) {
      const result = await lambda.invoke(functionName, event);
      if (result.ok) return result.payload;
      throw new InvocationFailed(
        `${functionName}: ${result.errorType}: ${result.errorMessage}\n${lines.text()}`,
      );
    },
    items: () => readItems(dynamoDb.service, tables),
    clear: () => emptyTables(dynamoDb.service, tables),
    restore: (items) => restoreItems(dynamoDb.service, tables, items),
    lastLines: () => lines.text(),
    async close() {
      await lambda.stop();
      await queues.stop();
      await dynamoDb.stop();
      await endpoint.stop();
    },
  };
}
