import { apiOver } from '@bayon/service-testing';
import { answers } from '../src/api/answers.ts';
import { endpointsOf } from '../src/api/endpoints.ts';
import { routes } from '../src/api/routes.ts';
import type { World } from './world.ts';

/** Market’s API over a world, and what it reported as its own errors. */
export const apiOf = (world: World) =>
  apiOver(
    endpointsOf(world.reads, () => new Date(world.now)),
    { routes, answers },
    world,
  );
