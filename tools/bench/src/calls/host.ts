import {
  createDynamoDb,
  createEndpoint,
  createIam,
  createLambda,
  createQueues,
  type Resource,
} from '@bayon/local-cloud/parts';
import { createLog } from '@bayon/local-cloud';
import { packagedStacks, ofType } from '../cloud/packaged.ts';
import { lastLines } from '../report/last-lines.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { type Items, readItems } from './read-items.ts';
import { connectedClients, eventSink } from './stand-ins.ts';

/** The packaged functions on real tables, under their own roles, every call to AWS recorded. */
export interface Host extends Pick<Recorder, 'during'> {
  readonly resources: readonly Resource[];
  /** Throws InvocationFailed. */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** Every item of every table. */
  items(): Promise<Items>;
  close(): Promise<void>;
}

/** A function did not do what was asked of it; the message has what it wrote last. */
export class InvocationFailed extends Error {
  override readonly name = 'InvocationFailed';
}

export async function startHost(appsDir: string, dataDir: string): Promise<Host> {
  const lines = lastLines();
  const log = createLog({ json: true, write: (line) => lines.keep(line) });
  const endpoint = createEndpoint({ log });
  const url = `http://127.0.0.1:${await endpoint.listen(0)}`;
  const { account, resources, packages } = packagedStacks(appsDir, { awsUrl: url, gatewayUrl: url }, dataDir);
  const shared = { resources, dataDir, account, log };

  const dynamoDb = await createDynamoDb(shared);
  const queues = await createQueues(shared);
  // Never started: events come from the measurement alone, not from the queues.
  const lambda = createLambda({ ...shared, packages, queues });
  const iam = createIam(shared);
  const recorder = createRecorder();
  endpoint.open({
    services: {
      dynamodb: recorder.record(dynamoDb.service),
      events: recorder.record(eventSink),
      sqs: recorder.record(queues.service),
      'execute-api': recorder.record(connectedClients),
    },
    authorize: (request) => iam.authorize(request),
  });

  return {
    resources,
    during: (work) => recorder.during(work),
    async invoke(functionName, event) {
      const result = await lambda.invoke(functionName, event);
      if (result.ok) return result.payload;
      throw new InvocationFailed(
        `${functionName}: ${result.errorType}: ${result.errorMessage}\n${lines.text()}`,
      );
    },
    items: () =>
      readItems(
        dynamoDb.service,
        ofType(resources, 'AWS::DynamoDB::Table').map(({ ref }) => ref),
      ),
    async close() {
      await lambda.stop();
      await queues.stop();
      await dynamoDb.stop();
      await endpoint.stop();
    },
  };
}
