import { apiOver } from '@bayon/service-testing';
import { answers } from '../src/api/answers.ts';
import { commands } from '../src/api/commands.ts';
import { queries } from '../src/api/queries.ts';
import { createKnowledgeSearch } from '../src/search/knowledge-search.ts';
import { routes } from '../src/api/routes.ts';
import type { World } from './world.ts';

/** Research’s API over a world, and what it reported as its own errors. */
export function apiOf(world: World) {
  const now = () => new Date(world.now);
  return apiOver(
    [...commands(world.reads, now), ...queries(world.reads, createKnowledgeSearch(world.reads), now)],
    { routes, answers },
    world,
  );
}
