import * as z from 'zod';

/** Where content is published: a platform or a place of the agent's own (`facebook`, `website`, `newsletter`). */
export const channel = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens');

export const channels = z.array(channel).min(1).max(20);
