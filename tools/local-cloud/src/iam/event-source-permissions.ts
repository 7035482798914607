import { accessKeyIdFor } from '../lambda/access-key.ts';
import { StartupError, type Resource } from '../ports.ts';
import { isAllowed } from './policy.ts';
import type { Principal } from './principals.ts';

/** What Lambda does with a queue under the role of the function that it feeds. */
const NEEDED = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/**
 * Checks that every function may read the queue that feeds it: Lambda does so under the function's role, and AWS
 * refuses to create the mapping otherwise. Throws `StartupError` in AWS's words.
 */
export function checkEventSources(
  resources: readonly Resource[],
  principals: ReadonlyMap<string, Principal>,
): void {
  const mappings = resources.filter(
    ({ type, properties }) =>
      type === 'AWS::Lambda::EventSourceMapping' &&
      String(properties['EventSourceArn']).startsWith('arn:aws:sqs:'),
  );
  for (const { stack, logicalId, properties } of mappings) {
    const name = String(properties['FunctionName']);
    const fn = resources.find(
      ({ type, ref, attributes }) =>
        type === 'AWS::Lambda::Function' && [ref, attributes['Arn']].includes(name),
    );
    // A role of another place than these templates is not known here.
    const principal = principals.get(accessKeyIdFor(String(fn?.properties['Role'])));
    const resource = String(properties['EventSourceArn']);
    const missing = NEEDED.find(
      (action) => principal && !isAllowed(principal.statements, { action, resource }),
    );
    if (missing === undefined) continue;
    throw new StartupError(
      `stack ${stack}: ${logicalId}: the function execution role of ${name} does not have permissions to call ${missing} on ${resource}`,
    );
  }
}
