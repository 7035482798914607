import { parseJsonPath, valueAt } from './json-path.ts';
import type { Target } from './model.ts';

/**
 * The message group that an event gets in its queue: of `SqsParameters.MessageGroupId`, which is a text for all events
 * or a JSON path to each event's own
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html, "Dynamic path parameters").
 *
 * An event that has nothing there gets no group; AWS does not say what it does then.
 */
export function messageGroupOf({ SqsParameters: parameters }: Target, envelope: string): string | undefined {
  const group = parameters?.MessageGroupId;
  const path = group === undefined ? undefined : parseJsonPath(group);
  if (path === undefined) return group;
  const found = valueAt(JSON.parse(envelope), path);
  if (found === undefined || found === null) return undefined;
  return typeof found === 'string' ? found : JSON.stringify(found);
}
