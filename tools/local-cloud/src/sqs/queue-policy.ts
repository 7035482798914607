import type { Resource } from '../ports.ts';

/**
 * The policy that the templates give a queue, as its attribute `Policy`; undefined for none. In AWS each
 * AWS::SQS::QueuePolicy sets the whole of it; here the statements of several add up.
 */
export function queuePolicyOf(queue: Resource, resources: readonly Resource[]): string | undefined {
  const documents = resources
    .filter(({ type, properties }) => type === 'AWS::SQS::QueuePolicy' && names(properties['Queues'], queue))
    .map(({ properties }) => properties['PolicyDocument'] as { Version?: string; Statement: unknown });
  const [first] = documents;
  if (first === undefined) return undefined;
  return JSON.stringify({ ...first, Statement: documents.flatMap(({ Statement }) => Statement) });
}

const names = (queues: unknown, { ref }: Resource): boolean => Array.isArray(queues) && queues.includes(ref);
