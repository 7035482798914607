import { type LocalAccount, type Resource, StartupError } from '../ports.ts';
import { accessKeyIdFor } from './access-key.ts';

/** A function of a template, as far as the host needs to know it. */
export interface FunctionDefinition {
  readonly name: string;
  readonly arn: string;
  readonly stack: string;
  /** `src/processor.handler` */
  readonly handler: string;
  /** `nodejs24.x` */
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** Instances that may exist at once; 0 throttles every invocation, as in AWS. */
  readonly maxInstances: number;
  /** The template's environment, resolved. */
  readonly environment: Readonly<Record<string, string>>;
  /** The ARN of its role, where the template says one. */
  readonly role?: string;
  readonly accessKeyId: string;
}

/** Lambda's defaults (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). serverless sets 1024 MB and 6 s itself. */
const defaultTimeoutSeconds = 3;
const defaultMemoryMb = 128;

/**
 * Reads a resolved AWS::Lambda::Function.
 *
 * @param defaultMaxInstances for a function without ReservedConcurrentExecutions; AWS shares 1,000 in an account
 * @throws StartupError for a runtime other than Node.js
 */
export function defineFunction(
  resource: Resource,
  account: LocalAccount,
  defaultMaxInstances: number,
): FunctionDefinition {
  const { Handler, Runtime, Timeout, MemorySize, ReservedConcurrentExecutions, Environment, Role } =
    resource.properties;
  const name = resource.ref;
  const runtime = typeof Runtime === 'string' ? Runtime : 'none';
  if (!runtime.startsWith('nodejs'))
    throw new StartupError(
      `The function ${name} of ${resource.stack} needs the runtime ${runtime}; only nodejs runs here.`,
    );
  if (typeof Handler !== 'string')
    throw new StartupError(`The function ${name} of ${resource.stack} has no Handler.`);
  const { Variables = {} } = (Environment ?? {}) as { Variables?: Record<string, unknown> };
  return {
    name,
    arn:
      resource.attributes['Arn'] ?? `arn:aws:lambda:${account.region}:${account.accountId}:function:${name}`,
    stack: resource.stack,
    handler: Handler,
    runtime,
    timeoutSeconds: Number(Timeout ?? defaultTimeoutSeconds),
    memoryMb: Number(MemorySize ?? defaultMemoryMb),
    maxInstances: Number(ReservedConcurrentExecutions ?? defaultMaxInstances),
    environment: Object.fromEntries(Object.entries(Variables).map(([key, value]) => [key, String(value)])),
    ...(typeof Role === 'string' && { role: Role }),
    accessKeyId: accessKeyIdFor(typeof Role === 'string' ? Role : name),
  };
}

/** `name` of a function given as name, ARN, or either with a version or alias behind it. */
export function functionNameFrom(nameOrArn: string): string {
  const arn = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:([^:]+)/.exec(nameOrArn);
  return arn?.[1] ?? nameOrArn.split(':')[0] ?? nameOrArn;
}
