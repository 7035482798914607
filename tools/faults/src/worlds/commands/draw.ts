import type { Choices } from '../choices.ts';
import type { Command, CommandRequest, Known } from '../command.ts';

/** One sort of command. What it says follows from the choices about its name. */
export interface CommandKind extends Pick<Command, 'stack' | 'routeKey' | 'causes'> {
  readonly kind: string;
  /** How many of them there are to one of weight 1. */
  readonly weight: number;
  readonly request: (draw: Draw, known: Known) => CommandRequest | undefined;
}

/** Choices about one command. */
export interface Draw {
  /** The command's. */
  readonly name: string;
  below(limit: number, about: string): number;
  oneOf<T>(some: readonly T[], about: string): T;
  /** Some of these, at least the first. */
  someOf<T>(all: readonly T[], about: string): T[];
  chance(probability: number, about: string): boolean;
}

export const drawFor = (choices: Choices, name: string): Draw => ({
  name,
  below: (limit, about) => choices.below(limit, name, about),
  oneOf: (some, about) => choices.oneOf(some, name, about),
  someOf(all, about) {
    const some = all.filter((_, place) => choices.chance(0.5, name, about, place));
    return some.length > 0 ? some : all.slice(0, 1);
  },
  chance: (probability, about) => choices.chance(probability, name, about),
});

/** Few, so that events meet. */
export const areas = ['Ballard', 'Fremont'];
export const channels = ['website', 'newsletter', 'facebook', 'linkedin'];
