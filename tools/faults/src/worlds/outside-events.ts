import { catalogue, type EventContract, plans } from '@bayon/event-contracts';
import type { Choices } from './choices.ts';
import { areas } from './commands/index.ts';
import type { Envelope } from './on-the-bus.ts';

/** An event of an outside producer, put on the bus at a step of the world. */
export interface OutsideEvent {
  readonly name: string;
  readonly at: number;
  readonly event: Omit<Envelope, 'id'>;
  /** No consumer can understand it. */
  readonly broken: boolean;
}

interface Aim {
  readonly choices: Choices;
  readonly users: readonly string[];
  readonly name: string;
}

/**
 * What happened outside happened in the first days of 2026, so that the ids that follow from times are the same in each
 * run. Milliseconds.
 */
const theDays = { from: Date.UTC(2026, 0, 1), length: 7 * 86_400_000 };

/** What is left to sequences of their own: an example alone would leave a job without an end, or register anybody. */
const apart = new Set(['Job Progress Update', 'User Registered']);

const contracts: readonly EventContract[] = catalogue.filter(({ detailType }) => !apart.has(detailType));

const timeIn = ({ choices, name }: Aim, about: string): string =>
  new Date(theDays.from + choices.below(theDays.length, name, 'time', about)).toISOString();

/** Any event that there is, as its contract's examples have it, about these users. */
export function outsideEvent(aim: Aim, at: number, breaks: boolean): OutsideEvent {
  const { choices, name } = aim;
  const contract = choices.oneOf(contracts, name, 'contract');
  const example = choices.oneOf(contract.examples, name, 'example');
  const detail = aimed(example, '', aim) as Record<string, unknown>;
  const isPlain = contract.version === 1 && choices.chance(0.3, name, 'plain');
  const timestamp = breaks ? 'yesterday' : timeIn(aim, 'timestamp');
  const event = { id: name, version: contract.version, correlationId: name };
  return {
    name,
    at,
    broken: breaks,
    event: {
      source: choices.oneOf(contract.sources, name, 'source'),
      'detail-type': contract.detailType,
      detail: { ...detail, timestamp, ...(!isPlain && { event }) },
    },
  };
}

/** A value of an example, turned to the world's users, ids and times; ids are few, so that events meet. */
function aimed(value: unknown, field: string, aim: Aim): unknown {
  const { choices, users, name } = aim;
  if (Array.isArray(value)) {
    if (/^(userIds|affectedUsers|users)$/.test(field)) {
      const some = users.filter((user) => choices.chance(0.6, name, field, user));
      return some.length > 0 ? some : users.slice(0, 1);
    }
    return value.map((one, place) =>
      aimed(one, field.replace(/s$/, ''), { ...aim, name: `${name}.${place}` }),
    );
  }
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, aimed(one, key, aim)]));
  if (typeof value !== 'string') return value;
  if (field === 'userId') return choices.oneOf(users, name, 'user');
  // A job is of one request.
  if (field === 'jobId') return `job-${name}`;
  if (field.endsWith('Id')) return `${field}-${choices.below(3, name, field)}`;
  if (/(At|For)$/.test(field)) return timeIn(aim, field);
  if (field === 'marketArea') return choices.oneOf(areas, name, field);
  if (/^(oldPlan|newPlan)$/.test(field)) return choices.oneOf(plans, name, field);
  if (/^(title|message|businessName|bio)$/.test(field)) return `${value} (${name})`;
  return value;
}

/** What an outside producer tells of a job, from its start to its end. */
export function jobOutside(aim: Aim, at: (step: number) => number): OutsideEvent[] {
  const { choices, users, name } = aim;
  const start = theDays.from + choices.below(theDays.length, name, 'start');
  const source = choices.oneOf(['bayon.coagent.studio', 'bayon.coagent.research'], name, 'source');
  const userId = choices.oneOf(users, name, 'user');
  const steps = [10, 40, 70, 100];
  return steps.map((progress, step) => {
    const id = `${name}-${progress}`;
    const end = choices.chance(0.3, name, 'fails') ? 'failed' : 'completed';
    const detail = {
      ...{ userId, jobId: `job-${name}`, jobType: 'outside', progress },
      status: progress === 10 ? 'started' : progress === 100 ? end : 'processing',
      message: `${progress} % of ${name}`,
      timestamp: new Date(start + 1_000 * step).toISOString(),
      event: { id, version: 1, correlationId: name },
    };
    return {
      name: id,
      at: at(step),
      broken: false,
      event: { source, 'detail-type': 'Job Progress Update', detail },
    };
  });
}
