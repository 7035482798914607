import * as z from 'zod';

const table = { TABLE: z.string().min(1) };

/** What each function's template gives it. */
const schemas = {
  api: z.object(table),
  processor: z.object({ ...table, QUEUE_URL: z.url(), DEAD_LETTERS_URL: z.url() }),
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
