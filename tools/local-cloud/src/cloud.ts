import { createApiGateway } from './apigateway/index.ts';
import { createDistribution } from './cloudfront/index.ts';
import { createClosing, type Closing } from './closing.ts';
import { createTokenIssuer, type TokenRequest } from './cognito/index.ts';
import { takeDataDirectory } from './data-directory.ts';
import { createDynamoDb } from './dynamodb/index.ts';
import { createEndpoint } from './endpoint/index.ts';
import { createEventBridge } from './eventbridge/index.ts';
import { healthRoute } from './health.ts';
import { createIam, deliveryRefusal } from './iam/index.ts';
import { createLambda, type Lambda } from './lambda/index.ts';
import type { LocalAccount, Log, Resource } from './ports.ts';
import { reservePort } from './reserved-port.ts';
import { resourceTypes } from './resource-types.ts';
import { createBuckets } from './s3/index.ts';
import { publishSites } from './sites.ts';
import { createQueues } from './sqs/index.ts';
import { loadStacks, localParameters } from './template/index.ts';

export interface CloudOptions {
  /** The folder of the packaged apps. */
  readonly appsDir: string;
  /** Everything that outlives a restart. */
  readonly dataDir: string;
  /** Of the HTTP and WebSocket APIs; 0 takes any free one. */
  readonly port: number;
  /** Of the AWS wire protocols; 0 takes any free one. */
  readonly awsPort: number;
  /** Begins with empty tables, queues and archives. */
  readonly reset?: boolean;
  readonly log: Log;
}

/** A running local cloud. */
export interface Cloud {
  /** `http://localhost:4000`: HTTP APIs, WebSocket APIs at `/<stack>`, `/_local/…`. */
  readonly gatewayUrl: string;
  /** `http://127.0.0.1:4566`: the endpoint for any AWS client. */
  readonly awsUrl: string;
  /** Everything that the packaged apps deploy. */
  readonly resources: readonly Resource[];
  /** The stacks' outputs, by stack and name. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Signs a token of the local user pool. Throws `TokenRefused`. */
  issueToken(request: TokenRequest): Promise<string>;
  readonly lambda: Pick<Lambda, 'kill' | 'invoke'>;
  /** Ends everything within a few seconds; what was accepted stays durable. */
  close(): Promise<void>;
}

/** How long invocations under way may take once the cloud stops. */
const STOP_GRACE_MS = 3_000;

/** Starts everything that the packaged apps deploy. Throws `StartupError`, and then leaves nothing running. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const closing = createClosing(options.log);
  try {
    return await start(options, closing);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function start(
  { appsDir, dataDir, port, awsPort, reset = false, log }: CloudOptions,
  closing: Closing,
): Promise<Cloud> {
  const directory = takeDataDirectory(dataDir, { reset });
  closing.add('the data directory', () => directory.release());

  // Templates build addresses into environments and endpoints, so the ports come first.
  const reserved = await reservePort(port);
  closing.add('the gateway port', () => reserved.release());
  const endpoint = createEndpoint({ log });
  closing.add('the AWS endpoint', () => endpoint.stop());
  const account: LocalAccount = {
    accountId: '000000000000',
    region: 'us-east-1',
    gatewayUrl: `http://localhost:${reserved.port}`,
    awsUrl: `http://127.0.0.1:${await endpoint.listen(awsPort)}`,
  };

  const stacks = loadStacks({ appsDir, resourceTypes, account, parameters: localParameters(dataDir) });
  const { resources, packages, outputs } = stacks;
  for (const line of stacks.notExecuted) log.info(`not executed locally: ${line}`);
  const shared = { resources, dataDir, account, log };

  const dynamoDb = await createDynamoDb(shared);
  closing.add('DynamoDB', () => dynamoDb.stop());
  const queues = await createQueues(shared);
  closing.add('SQS', () => queues.stop());
  const buckets = await createBuckets(shared);
  closing.add('S3', () => buckets.stop());
  publishSites(stacks.sites, buckets, log);
  const lambda = createLambda({ ...shared, packages, queues, stopGraceMs: STOP_GRACE_MS });
  closing.add('Lambda', () => lambda.stop());
  const refusal = deliveryRefusal((queueArn) => queues.policyOf(queueArn), account);
  const eventBridge = createEventBridge({ ...shared, queues, functions: lambda, refusal });
  closing.add('EventBridge', () => eventBridge.stop());
  const issuer = await createTokenIssuer(shared);
  const gateway = createApiGateway({ ...shared, functions: lambda, localKeys: (url) => issuer.jwksFor(url) });
  closing.add('API Gateway', () => gateway.stop());

  const distribution = createDistribution({ ...shared, objects: buckets });
  if (distribution) gateway.putInFront(distribution);

  const iam = createIam({ resources, account, log });
  endpoint.open({
    services: {
      dynamodb: dynamoDb.service,
      events: eventBridge.service,
      s3: buckets.service,
      sqs: queues.service,
      lambda: lambda.service,
      'execute-api': gateway.service,
    },
    authorize: (request) => iam.authorize(request),
  });

  let healthy = false;
  gateway.addLocalRoutes(healthRoute(() => healthy, { awsUrl: account.awsUrl, stacks: stacks.order }));
  gateway.addLocalRoutes(issuer.routes);
  gateway.addLocalRoutes(lambda.routes);
  await lambda.start();
  eventBridge.start();
  await reserved.release();
  await gateway.listen(reserved.port);
  healthy = true;
  closing.add('health', () => void (healthy = false));

  const { gatewayUrl, awsUrl } = account;
  return {
    gatewayUrl,
    awsUrl,
    resources,
    outputs,
    issueToken: (request) => issuer.issue(request),
    lambda,
    close: () => closing.close(),
  };
}
