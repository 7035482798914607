import { functionOf } from '@bayon/function-host';
import type { Resource } from '@bayon/local-cloud/parts';
import type { Choices } from './choices.ts';
import { type Command, type CommandRequest, httpEvent } from './command.ts';
import type { Journal } from './journal.ts';
import type { Answer, Invoke, Turn } from './turn.ts';

/** What became of a command. */
export interface CommandEnd {
  readonly command: Command;
  /** The status of its last answer. */
  readonly status: number;
  /** Some try of it was not answered: it may have become an event even where the last answer says that it did not. */
  readonly uncertain: boolean;
}

/** The users' side of the APIs: one command of a user after the other, each until it is answered. */
export interface Commanding {
  turns(): Turn[];
  /** The step of the next command that is to be sent; undefined when there are none left. */
  next(): number | undefined;
  readonly ends: readonly CommandEnd[];
  /** Commands whose answers contradict each other. */
  readonly contradictions: readonly string[];
}

interface Open {
  readonly command: Command;
  at: number;
  tries: number;
  uncertain: boolean;
  /** As it was sent first: a client that tries again says the same. */
  request?: CommandRequest | undefined;
  /** What it was answered, where it is sent again although it was. */
  accepted?: Readonly<Record<string, unknown>>;
}

export function createCommanding(options: {
  readonly commands: readonly Command[];
  readonly resources: readonly Resource[];
  readonly choices: Choices;
  readonly journal: Journal;
  readonly invoke: Invoke;
}): Commanding {
  const { commands, resources, choices, journal, invoke } = options;
  const answers = new Map<string, string[]>();
  const ends: CommandEnd[] = [];
  const contradictions: string[] = [];
  const open = new Map<string, Open[]>();
  for (const command of commands.toSorted((one, other) => one.at - other.at)) {
    const one = { command, at: command.at, tries: 0, uncertain: false };
    open.set(command.userId, [...(open.get(command.userId) ?? []), one]);
  }

  const known = (userId: string) => (field: string) => answers.get(`${userId} ${field}`) ?? [];

  function accepted(one: Open, body: Readonly<Record<string, unknown>>): void {
    const { userId, name } = one.command;
    for (const [field, value] of Object.entries(body)) {
      if (!field.endsWith('Id') || typeof value !== 'string') continue;
      if (one.accepted && one.accepted[field] !== value)
        contradictions.push(
          `${name} was answered ${field} ${String(one.accepted[field])}, and again ${value}`,
        );
      const all = known(userId)(field);
      if (!all.includes(value)) answers.set(`${userId} ${field}`, [...all, value]);
    }
  }

  /** One more answer. @returns whether the command is done with */
  function hear(one: Open, answer: Answer): boolean {
    const { statusCode = 500, body = '{}' } = (answer.ok ? answer.payload : {}) as {
      readonly statusCode?: number;
      readonly body?: string;
    };
    const { command } = one;
    journal.note(`${command.name} of ${command.userId}: ${statusCode}`);
    if (statusCode >= 500) {
      one.uncertain = true;
      one.at = journal.step + 1 + choices.below(3, 'again', command.name, one.tries);
      return false;
    }
    if (statusCode === 202) {
      const said = JSON.parse(body) as Readonly<Record<string, unknown>>;
      accepted(one, said);
      const isSentAgain = !one.accepted && choices.chance(0.15, 'sent again', command.name);
      one.accepted ??= said;
      one.at = journal.step + choices.below(3, 'when again', command.name);
      if (isSentAgain) return false;
    }
    const status = one.accepted ? 202 : statusCode;
    ends.push({ command, status, uncertain: one.uncertain });
    return true;
  }

  async function send(one: Open): Promise<() => void> {
    const { command } = one;
    one.tries += 1;
    one.request ??= command.request(known(command.userId));
    const done = () => void open.get(command.userId)?.shift();
    if (one.request === undefined) return done;
    const { ref } = functionOf(resources, command.stack, 'api');
    const event = httpEvent(command, one.request);
    // Somebody who clicks twice.
    const isTwice = choices.chance(0.08, 'twice', command.name, one.tries);
    const [first, second] = await Promise.all([invoke(ref, event), ...(isTwice ? [invoke(ref, event)] : [])]);
    return () => {
      if (second && !second.ok) one.uncertain = true;
      if (hear(one, first)) done();
    };
  }

  return {
    ends,
    contradictions,
    next: () => {
      const steps = [...open.values()].flatMap(([first]) => (first ? [first.at] : []));
      return steps.length === 0 ? undefined : Math.min(...steps);
    },
    turns: () =>
      [...open.values()].flatMap(([one]) => {
        if (!one || one.at > journal.step) return [];
        const { command, tries } = one;
        const functionName = functionOf(resources, command.stack, 'api').ref;
        return [{ name: command.name, functionName, tries: tries + 1, take: () => send(one) }];
      }),
  };
}
