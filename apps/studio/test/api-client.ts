import { apiOver } from '@bayon/service-testing';
import { commands } from '../src/api/commands.ts';
import { queries } from '../src/api/queries.ts';
import type { World } from './world.ts';

/** Studio’s API over a world, and what it reported as its own errors. */
export const apiOf = (world: World) =>
  apiOver(
    [...commands(world.reads, () => new Date(world.now)), ...queries(world.reads, () => new Date(world.now))],
    world,
  );
