import { Validator } from '@seriousme/openapi-schema-validator';
import { isWritten, type ServiceDocument } from './documents.ts';

interface Operation {
  readonly operationId?: string;
  readonly responses?: Readonly<Record<string, unknown>>;
}

/** What is wrong with a service's description: a line for each. */
export async function complaintsOf(one: ServiceDocument): Promise<readonly string[]> {
  const { valid, errors } = await new Validator().validate(
    structuredClone(one.document) as Record<string, unknown>,
  );
  const { paths } = one.document as { readonly paths: Readonly<Record<string, Record<string, Operation>>> };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      at: `${method.toUpperCase()} ${path}`,
    })),
  );
  const ids = operations.map(({ operationId }) => operationId);
  return [
    ...(valid ? [] : [`is no OpenAPI 3.1: ${JSON.stringify(errors)}`]),
    ...operations
      .filter(({ responses = {} }) => !Object.keys(responses).some((status) => status.startsWith('2')))
      .map(({ at }) => `${at} says nothing of what is answered when all is well`),
    ...ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `two operations are called ${id}`),
    ...(isWritten(one) ? [] : ['openapi.json is not what the code describes: npm run openapi -- --write']),
  ].map((complaint) => `${one.service}: ${complaint}`);
}
