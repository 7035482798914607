import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startWorlds, type World, type Worlds } from './world.ts';

/** A world of its own for each test of a file: call what this returns, within a test. */
export function worldForEach(): () => World {
  let worlds: Worlds;
  let world: World;
  beforeAll(async () => {
    worlds = await startWorlds();
  });
  afterAll(() => worlds.stop());
  beforeEach(async () => {
    world = await worlds.create();
  });
  afterEach(() => world.end());
  return () => world;
}
