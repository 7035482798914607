import type { IncomingHttpHeaders } from 'node:http';

/**
 * The seams between the AWS services of the local cloud. Each service lives in a folder of its own
 * (`eventbridge/`, `sqs/`, `lambda/`, …) and meets the others only through what is written here;
 * `cloud.ts` alone puts them together.
 */

/** A resource of a packaged CloudFormation template, its properties resolved (no intrinsic function left). */
export interface Resource {
  /** The app's folder name, which is also the stack's short name: `studio`. */
  readonly stack: string;
  readonly logicalId: string;
  /** `AWS::SQS::Queue` */
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** What `Ref` of this resource yields. */
  readonly ref: string;
  /** What `Fn::GetAtt` of this resource yields, by attribute name. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** What is known of a resource while its template is being resolved: its properties may still refer to others. */
export interface ResourceIdentity {
  readonly stack: string;
  readonly logicalId: string;
  /** Properties as far as they resolve without looking at other resources (names, mostly). */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly account: LocalAccount;
}

/** What a service tells the template resolver about one CloudFormation resource type. */
export interface ResourceType {
  /** The value of `Ref`. Must be the same at every start (state outlives restarts). */
  ref(resource: ResourceIdentity): string;
  /** The values of `Fn::GetAtt`. */
  attributes(resource: ResourceIdentity): Record<string, string>;
  /**
   * The top-level properties that the local cloud executes. A property that is in no list is named at start-up.
   * Properties whose effect exists only in AWS (encryption keys, tags) belong into `awsOnly`.
   */
  readonly executed: readonly string[];
  readonly awsOnly?: readonly string[];
}

/** Resource types by CloudFormation name, one such table exported by each service folder as `resourceTypes`. */
export type ResourceTypes = Readonly<Record<string, ResourceType>>;

/** Who and where the local cloud says it is. */
export interface LocalAccount {
  /** `000000000000` */
  readonly accountId: string;
  /** `us-east-1` */
  readonly region: string;
  /** `http://localhost:4000`: where HTTP APIs, WebSocket APIs and the token issuer are reached. */
  readonly gatewayUrl: string;
  /** `http://localhost:4566`: where the AWS wire protocols are reached. */
  readonly awsUrl: string;
}

/** A request in an AWS wire protocol, read to its end. */
export interface AwsRequest {
  readonly method: string;
  /** Path and query as sent, `/` for the JSON protocols. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
}

export interface AwsResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** One AWS service at the shared endpoint. */
export interface AwsService {
  /** Whether this request is for the service (by `X-Amz-Target` prefix or by path). */
  accepts(request: AwsRequest): boolean;
  handle(request: AwsRequest): Promise<AwsResponse>;
}

/** A request under `/_local/…` of the gateway port: what the local cloud itself answers, beside the APIs. */
export interface LocalRequest extends AwsRequest {
  /** `127.0.0.1` or `::1` when the caller is on this machine. */
  readonly remoteAddress: string;
}

/** Answers the paths that are its own; `undefined` leaves the request to the next. */
export type LocalRoutes = (request: LocalRequest) => Promise<AwsResponse | undefined>;

/** A request at the gateway, read to its end. */
export interface GatewayRequest {
  readonly method: string;
  /** As sent, still percent-encoded. */
  readonly path: string;
  /** As sent, without `?`. */
  readonly rawQuery: string;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn, in the sender's case and order. */
  readonly rawHeaders: readonly string[];
  readonly sourceIp: string;
  /** `HTTP/1.1` */
  readonly protocol: string;
}

export interface GatewayResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Uint8Array;
}

/** The APIs, as what stands in front of them reaches them: each by its id. */
export interface Apis {
  /** An HTTP API's answer. */
  answer(apiId: string, request: GatewayRequest, body: Buffer | undefined): Promise<GatewayResponse>;
}

/** A request for an API, by its id. */
export interface ApiRequest {
  readonly apiId: string;
  readonly request: GatewayRequest;
}

/** What stands in front of the APIs, and takes every request that is not the local cloud's own. */
export interface Front {
  answer(request: GatewayRequest, body: Buffer | undefined, apis: Apis): Promise<GatewayResponse>;
  /** Which WebSocket API a handshake is for, and as which request it comes there; or what is answered instead. */
  upgrade(request: GatewayRequest): Promise<ApiRequest | GatewayResponse>;
}

/** An object of a bucket. */
export interface StoredObject {
  readonly body: Buffer;
  readonly contentType: string;
  readonly cacheControl: string | undefined;
  /** In quotes. */
  readonly etag: string;
  readonly lastModified: Date;
}

/** The buckets of the templates, without a socket between. */
export interface ObjectStore {
  /** Undefined for what is not there. */
  get(bucket: string, key: string): StoredObject | undefined;
  /** Durable when it returns. @throws Error for a bucket that does not exist */
  put(bucket: string, key: string, object: Pick<StoredObject, 'body' | 'contentType' | 'cacheControl'>): void;
}

/** How an invocation ended. `payload` is what the handler returned, as it went through JSON. */
export type InvocationResult =
  | { readonly ok: true; readonly payload: unknown }
  | {
      readonly ok: false;
      /** `error`: the handler threw. `timeout`, `crash`: the instance ended. `load`: the module would not load. */
      readonly kind: 'error' | 'timeout' | 'crash' | 'load';
      readonly errorType: string;
      readonly errorMessage: string;
    };

/** Invokes a deployed function (RequestResponse). Waits for a free instance when all are busy. Never rejects. */
export interface FunctionInvoker {
  /** @param functionName the function's name or ARN */
  invoke(functionName: string, event: unknown): Promise<InvocationResult>;
}

/**
 * Puts a message into a queue, durable when it resolves. Rejects with an error named as SQS's error code:
 * `QueueDoesNotExist` for an unknown queue, `InvalidParameterValue` for a group that SQS would not take.
 */
export interface QueueSender {
  send(message: {
    readonly queueArn: string;
    readonly body: string;
    /** String message attributes, such as ERROR_CODE of a dead-lettered event. */
    readonly attributes?: Readonly<Record<string, string>>;
    /** The message group: on a standard queue the tenant, among whom the queue is fair. */
    readonly groupId?: string | undefined;
  }): Promise<{ readonly messageId: string }>;
}

/** Why a rule may not send to a queue, by the queue's policy as it is now; undefined when it may. */
export type DeliveryRefusal = (ruleArn: string, queueArn: string) => string | undefined;

/** One line of the local cloud's own log. Function logs go through `functionLine`. */
export interface Log {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
  /** A line that a function wrote to stdout or stderr (JSON from Powertools, or plain text). */
  functionLine(functionName: string, line: string): void;
}

/** What every service of the local cloud can do: begin its background work, and end it leaving nothing behind. */
export interface Stoppable {
  /** Ends background work and releases files and ports. What was accepted stays durable. */
  stop(): Promise<void>;
}

/** A failure to start that a person must mend: printed as one clear line, without a stack. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
