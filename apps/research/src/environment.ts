import * as z from 'zod';

const table = { TABLE: z.string().min(1), BUS: z.string().min(1) };
const inbox = {
  ...table,
  QUEUE_URL: z.url(),
  DEAD_LETTERS_URL: z.url(),
  RETENTION_DAYS: z.coerce.number().int().positive(),
};

/** What each function's template gives it. */
const schemas = {
  api: z.object(table),
  scheduler: z.object(table),
  processor: z.object(inbox),
  worker: z.object({
    ...inbox,
    WEB_SEARCH: z.enum(['none', 'brave', 'searxng']),
    BRAVE_URL: z.url().default('https://api.search.brave.com/res/v1/web/search'),
    BRAVE_API_KEY: z.string().optional(),
    SEARXNG_URL: z.string().optional(),
    OPENAI_BASE_URL: z.string().optional(),
    OPENAI_MODEL: z.string().optional(),
    OPENAI_API_KEY: z.string().optional(),
  }),
};

/**
 * A function's environment, read once.
 *
 * @throws Error naming every variable that is missing or wrong
 */
export function environmentOf<Name extends keyof typeof schemas>(
  name: Name,
): z.output<(typeof schemas)[Name]> {
  const result = schemas[name].safeParse(process.env);
  if (result.success) return result.data as z.output<(typeof schemas)[Name]>;
  throw new Error(
    `environment: ${result.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('; ')}`,
  );
}
