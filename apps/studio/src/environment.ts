import * as z from 'zod';

/** What the processor's template gives it. */
const processorSchema = z.object({
  TABLE: z.string().min(1),
  BUS: z.string().min(1),
  INBOX_URL: z.url(),
  DEAD_LETTERS_URL: z.url(),
  RETENTION_DAYS: z.coerce.number().int().positive(),
});

const schedulerSchema = processorSchema.pick({ TABLE: true, BUS: true });
const apiSchema = schedulerSchema;

/** Reads the environment, once; names every variable that is missing or wrong. */
const read = <S extends z.ZodType>(schema: S): z.output<S> => {
  const result = schema.safeParse(process.env);
  if (result.success) return result.data;
  throw new Error(`environment: ${result.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('; ')}`);
};

export const processorEnvironment = () => read(processorSchema);
export const schedulerEnvironment = () => read(schedulerSchema);
export const apiEnvironment = () => read(apiSchema);
