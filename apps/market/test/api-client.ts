import { apiOver } from '@bayon/service-testing';
import { endpointsOf } from '../src/api/endpoints.ts';
import type { World } from './world.ts';

/** Market’s API over a world, and what it reported as its own errors. */
export const apiOf = (world: World) =>
  apiOver(
    endpointsOf(world.reads, () => new Date(world.now)),
    world,
  );
