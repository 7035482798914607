import type { LocalAccount } from '../ports.ts';
import type { Access } from './access.ts';

interface PutEventsEntry {
  readonly Source?: string;
  readonly DetailType?: string;
  readonly EventBusName?: string;
}

interface Request {
  readonly Entries?: readonly PutEventsEntry[];
  readonly EventBusName?: string;
  readonly EventSourceArn?: string;
  readonly ArchiveName?: string;
  readonly ReplayName?: string;
  readonly Rule?: string;
  readonly Name?: string;
}

/** What an EventBridge request does. Each entry of PutEvents is checked with its own source and detail type. */
export function eventsAccess({ region, accountId }: LocalAccount) {
  const arn = (kind: string, name: string): string =>
    name.startsWith('arn:') ? name : `arn:aws:events:${region}:${accountId}:${kind}/${name}`;

  return (operation: string, request: Request): Access[] => {
    if (operation === 'PutEvents') {
      return (request.Entries ?? []).map(({ Source = '', DetailType = '', EventBusName = 'default' }) => ({
        action: 'events:PutEvents',
        resource: arn('event-bus', EventBusName),
        context: {
          'events:source': [Source],
          'events:detail-type': [DetailType],
          // False for what an application puts; true only for what a rule forwards from another bus.
          'events:eventbusinvocation': ['false'],
        },
      }));
    }
    const action = `events:${operation}`;
    const resources = [resourceOf(operation, request), sourceOf(operation, request)].flat();
    return resources.map((resource) => ({ action, resource }));
  };

  function resourceOf(operation: string, request: Request): string {
    if (operation.startsWith('List')) return '*';
    if (operation.endsWith('Replay')) return arn('replay', request.ReplayName ?? '');
    if (operation.endsWith('Archive')) return arn('archive', request.ArchiveName ?? '');
    if (operation.endsWith('EventBus')) return arn('event-bus', request.Name ?? 'default');
    const bus = request.EventBusName ?? 'default';
    const rule = request.Rule ?? request.Name ?? '';
    // Rules of the default bus carry no bus in their ARN.
    return arn('rule', bus === 'default' ? rule : `${bus.split('/').at(-1) ?? bus}/${rule}`);
  }
}

/** What is archived or replayed: a role needs the action on it too. */
const sourceOf = (operation: string, { EventSourceArn }: Request): string | [] =>
  operation === 'CreateArchive' || operation === 'StartReplay' ? (EventSourceArn ?? []) : [];
