import type { Answers, Route } from '@bayon/publisher/http';
import { Ajv, type ValidateFunction } from 'ajv';
import * as z from 'zod';

/** A good answer, as far as it is described. */
interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Holds answers to their description: each member is described, and what is described is there.
 *
 * @returns throws for a good answer that is otherwise, by its route key (`GET /notes`); refusals are of no interest
 */
export function heldTo(described: {
  readonly routes: Readonly<Record<string, Route>>;
  readonly answers: Answers;
}): (routeKey: string, answer: Answered) => void {
  const names = new Map(
    Object.entries(described.routes).map(([name, { method, path }]) => [`${method} ${path}`, name]),
  );
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const validators = new Map<z.ZodType, ValidateFunction>();
  const validatorOf = (schema: z.ZodType) => {
    const known = validators.get(schema) ?? ajv.compile(closed(schema));
    validators.set(schema, known);
    return known;
  };
  return (routeKey, { status, body }) => {
    if (status !== 200 && status !== 202) return;
    const schema = described.answers[names.get(routeKey) ?? '']?.[status];
    if (!schema) throw new Error(`${routeKey} answers ${status}, and nothing says how`);
    const validate = validatorOf(schema);
    if (!validate(body))
      throw new Error(
        `${routeKey} ${status}: ${ajv.errorsText(validate.errors, { dataVar: 'body' })}: ${JSON.stringify(body).slice(0, 1_000)}`,
      );
  };
}

/** With no members beside those that are described. */
const closed = (schema: z.ZodType): object =>
  z.toJSONSchema(schema, { io: 'output', target: 'draft-7', unrepresentable: 'any' });
