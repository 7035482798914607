import type { Choices } from './choices.ts';
import type { Command } from './command.ts';
import { type CommandKind, commandKinds, drawFor, registration } from './commands/index.ts';
import { jobOutside, type OutsideEvent, outsideEvent } from './outside-events.ts';

/** A client comes or goes. */
export interface ConnectionEvent {
  readonly name: string;
  readonly at: number;
  readonly kind: 'connect' | 'disconnect' | 'vanish';
  readonly userId: string;
  readonly connectionId: string;
  readonly protocol: 'v1' | 'simple';
}

/** All that will happen in a world, and how much goes wrong. */
export interface Plan {
  readonly users: readonly string[];
  readonly commands: readonly Command[];
  readonly outside: readonly OutsideEvent[];
  readonly connections: readonly ConnectionEvent[];
  /** From this step on nothing goes wrong any more, so that all comes to an end. */
  readonly calmAt: number;
  /** Of the calls that change something, how many meet a fault: 0 to 1. */
  readonly faultRate: number;
  /** Of the jobs, how many fail however often they are tried: 0 to 1. */
  readonly doomRate: number;
  /** Of the messages, how many come twice or more: 0 to 1. */
  readonly copyRate: number;
}

const names = ['ada', 'grace', 'linh', 'emmy'];

/** A world's plan. */
export function planOf(choices: Choices): Plan {
  const users = names.slice(0, 2 + choices.below(3, 'users')).map((name) => `${name}-${choices.seed}`);
  const horizon = 40 + choices.below(60, 'horizon');
  const count = 20 + choices.below(25, 'commands');
  const at = (name: string) => choices.below(horizon, name, 'at');
  const outsideCount = 10 + choices.below(25, 'outside');
  return {
    users,
    commands: [
      ...Array.from({ length: count }, (_, place) => commandOf(choices, place, users, at)),
      // The last one never does: before registration a user is known as well.
      ...users.slice(0, -1).map((userId) => fixed(choices, registration, `register ${userId}`, userId, at)),
    ],
    outside: [
      ...Array.from({ length: outsideCount }, (_, place) => {
        const name = `outside-${choices.seed}-${place}`;
        return outsideEvent({ choices, users, name }, at(name), choices.chance(0.07, name, 'breaks'));
      }),
      ...Array.from({ length: 3 }, (_, place) => `outside-job-${choices.seed}-${place}`).flatMap((name) =>
        jobOutside({ choices, users, name }, (step) => at(name) + choices.below(6, name, 'shuffle', step)),
      ),
    ],
    connections: users.flatMap((userId) => connectionsOf(choices, userId, horizon)),
    calmAt: horizon + 20,
    faultRate: choices.oneOf([0, 0.03, 0.06, 0.1], 'fault rate'),
    doomRate: choices.oneOf([0, 0, 0.1], 'doom rate'),
    copyRate: choices.oneOf([0.05, 0.15, 0.3], 'copy rate'),
  };
}

const totalWeight = commandKinds.reduce((sum, { weight }) => sum + weight, 0);

function commandOf(
  choices: Choices,
  place: number,
  users: readonly string[],
  at: (name: string) => number,
): Command {
  let left = choices.below(totalWeight, 'command', place);
  const kind = commandKinds.find(({ weight }) => (left -= weight) < 0) ?? registration;
  const userId = choices.oneOf(users, 'command', place, 'user');
  return fixed(choices, kind, `${kind.kind} ${place}`, userId, at);
}

function fixed(
  choices: Choices,
  { stack, routeKey, causes, request }: CommandKind,
  name: string,
  userId: string,
  at: (name: string) => number,
): Command {
  const draw = drawFor(choices, name);
  return { name, at: at(name), userId, stack, routeKey, causes, request: (known) => request(draw, known) };
}

function connectionsOf(choices: Choices, userId: string, horizon: number): ConnectionEvent[] {
  return Array.from({ length: 1 + choices.below(6, 'connections', userId) }, (_, place) => {
    const name = `connection ${place} of ${userId}`;
    const connectionId = Buffer.from(name).toString('base64url');
    const protocol = choices.oneOf(['v1', 'simple'] as const, name, 'protocol');
    const connectAt = choices.below(horizon, name, 'connect');
    const end = choices.oneOf(['disconnect', 'vanish', undefined] as const, name, 'end');
    const common = { userId, connectionId, protocol };
    return [
      { ...common, name: `connect ${name}`, at: connectAt, kind: 'connect' as const },
      ...(end === undefined
        ? []
        : [
            {
              ...common,
              name: `${end} ${name}`,
              at: connectAt + 1 + choices.below(horizon - connectAt, name, 'ends'),
              kind: end,
            },
          ]),
    ];
  }).flat();
}
