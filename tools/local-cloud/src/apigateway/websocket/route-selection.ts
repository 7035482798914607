import { fieldsOf } from '../properties.ts';

/**
 * The route key a message asks for by the API's selection expression (`$request.body.action`, also in braces:
 * `${request.body.action}`), or `undefined` when the message is no JSON object or has no such field.
 */
export function selectRoute(expression: string, message: string): string | undefined {
  const path = /^\$\{?request\.body\.([^}]+)\}?$/.exec(expression)?.[1]?.split('.');
  if (!path) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(message);
  } catch {
    return undefined; // what is no JSON goes to $default, as AWS documents
  }
  for (const name of path) value = fieldsOf(value)[name];
  return typeof value === 'string' ? value : undefined;
}
