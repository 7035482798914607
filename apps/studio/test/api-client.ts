import { apiOver } from '@bayon/service-testing';
import { answers } from '../src/api/answers.ts';
import { commands } from '../src/api/commands.ts';
import { queries } from '../src/api/queries.ts';
import { routes } from '../src/api/routes.ts';
import type { World } from './world.ts';

/** Studio’s API over a world, and what it reported as its own errors. */
export const apiOf = (world: World) =>
  apiOver(
    [...commands(world.reads, () => new Date(world.now)), ...queries(world.reads, () => new Date(world.now))],
    { routes, answers },
    world,
  );
