import type { LocalAccount } from '../ports.ts';
import { EventBridgeError, InvalidEventPatternException, ValidationException } from './errors.ts';
import { isPlainObject } from './pattern/leaf.ts';
import { matches } from './pattern/matches.ts';
import type { Operation } from './operation.ts';
import type { Entry } from './put-events.ts';
import type { Registry } from './registry.ts';
import { optional, page, required, list } from './request-input.ts';
import { parsePattern } from './rule-definition.ts';
import { ruleOperations } from './rule-operations.ts';

/** The operations by name, as in `X-Amz-Target: AWSEvents.PutEvents`. */
export function createOperations(parts: {
  readonly registry: Registry;
  readonly account: LocalAccount;
  readonly putEvents: (entries: readonly Entry[]) => object;
  /** Called after the rules have changed. */
  readonly changed: () => void;
  /** The operations on archives and replays. */
  readonly more: Readonly<Record<string, Operation>>;
}): Readonly<Record<string, Operation>> {
  const { registry, putEvents } = parts;
  return {
    PutEvents: (input) => {
      const endpoint = optional(input, 'EndpointId');
      if (endpoint !== undefined)
        throw new ValidationException(`Global endpoint ${endpoint} does not exist.`);
      const entries: readonly unknown[] = list(input, 'Entries');
      if (!entries.every(isPlainObject)) {
        throw new EventBridgeError('SerializationException', 'Entries must be objects.');
      }
      return putEvents(entries);
    },
    DescribeEventBus: (input) => registry.bus(optional(input, 'Name')),
    ListEventBuses: (input) => {
      const prefix = optional(input, 'NamePrefix') ?? '';
      const { items, ...rest } = page(
        registry.buses().filter(({ Name }) => Name.startsWith(prefix)),
        input,
      );
      return { EventBuses: items, ...rest };
    },
    TestEventPattern: (input) => {
      const pattern = parsePattern(required(input, 'EventPattern'));
      return { Result: matches(pattern, parseEvent(required(input, 'Event'))) };
    },
    ...ruleOperations(parts),
    ...parts.more,
  };
}

/** The event of TestEventPattern. The reference calls seven fields mandatory; AWS takes events without them. */
function parseEvent(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidEventPatternException('Event is not valid JSON');
  }
}
