import { errorResponse } from '../endpoint/index.ts';
import type { AwsRequest, AwsResponse, LocalAccount, Log, Resource } from '../ports.ts';
import { errorAnswer } from '../s3/error-answer.ts';
import type { Access } from './access.ts';
import { accessOf } from './access-of.ts';
import { checkDeliveries } from './delivery-permissions.ts';
import { checkEventSources } from './event-source-permissions.ts';
import { isAllowed } from './policy.ts';
import { principalsOf, type Principal } from './principals.ts';

export interface IamOptions {
  readonly resources: readonly Resource[];
  readonly account: LocalAccount;
  readonly log: Log;
}

export interface Iam {
  /** The refusal that AWS would answer, or undefined for what may pass. */
  authorize(request: AwsRequest): AwsResponse | undefined;
}

const CREDENTIAL = /Credential=([^/,\s]+)\//;
/** A presigned address carries it in the query. */
const PRESIGNED = /[?&]X-Amz-Credential=([^/&%]+)(?:\/|%2F)/i;

/**
 * Enforces the functions' roles, so that a missing permission shows here and not in production. Who signs with
 * other credentials, such as a developer's own, may do everything. Throws `StartupError` for a policy unknown here, and
 * for a rule or a queue that could not reach its target in AWS.
 */
export function createIam({ resources, account, log }: IamOptions): Iam {
  const principals = principalsOf(resources, account, log);
  const wants = accessOf(resources, account);
  checkEventSources(resources, principals);
  checkDeliveries(resources, account);

  return {
    authorize(request) {
      const { url, headers } = request;
      const [, accessKeyId = ''] =
        CREDENTIAL.exec(String(headers['authorization'])) ?? PRESIGNED.exec(url) ?? [];
      const principal = principals.get(accessKeyId);
      if (principal === undefined) return undefined;
      const denied = wants(request).find((access) => !isAllowed(principal.statements, access));
      if (denied === undefined) return undefined;
      const message = refusal(principal, denied);
      log.warn(`IAM: ${message}`);
      return denied.action.startsWith('s3:')
        ? errorAnswer(403, 'AccessDenied', message)
        : errorResponse(statusOf(denied), 'AccessDeniedException', message);
    },
  };
}

const refusal = ({ arn }: Principal, { action, resource }: Access): string =>
  `User: ${arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;

/** The JSON protocols of DynamoDB and EventBridge refuse with 400, the others with 403. */
const statusOf = ({ action }: Access): number => (/^(dynamodb|events):/.test(action) ? 400 : 403);
