import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { LocalAccount } from '../ports.ts';
import type { FunctionCode } from './function-code.ts';
import type { FunctionDefinition } from './function-definition.ts';

/**
 * The whole environment of an instance: the template's, then Lambda's own variables, which no template can override
 * (docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html). Nothing of the host's environment is in it.
 */
export function runtimeEnvironment(
  definition: FunctionDefinition,
  code: FunctionCode,
  account: LocalAccount,
  extra: Readonly<Record<string, string>>,
): Record<string, string> {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  return {
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    ...definition.environment,
    AWS_REGION: account.region,
    AWS_DEFAULT_REGION: account.region,
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `${day}/[$LATEST]${randomBytes(16).toString('hex')}`,
    AWS_EXECUTION_ENV: `AWS_Lambda_${definition.runtime}`,
    AWS_ACCESS_KEY_ID: definition.accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_ENDPOINT_URL: account.awsUrl,
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:2000',
    LAMBDA_TASK_ROOT: code.taskRoot,
    _HANDLER: definition.handler,
    // The SDK would read the developer's ~/.aws, which Lambda does not have: it finds no file here.
    AWS_CONFIG_FILE: join(code.taskRoot, '.aws', 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(code.taskRoot, '.aws', 'credentials'),
    ...extra,
  };
}
