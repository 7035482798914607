import { fieldsOf, textList } from '../properties.ts';
import type { AuthorizerContext } from './websocket-event.ts';

/** What an authorizer's answer means. `malformed` says why the answer cannot be understood. */
export type PolicyVerdict =
  | { readonly kind: 'allow'; readonly context: AuthorizerContext }
  | { readonly kind: 'deny' }
  | { readonly kind: 'malformed'; readonly reason: string };

/** IAM's wildcards: `*` for any characters, `?` for one. */
const wildcardMatches = (pattern: string, value: string, flags = ''): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    flags,
  ).test(value);

const UNDERSTOOD = new Set(['Sid', 'Effect', 'Action', 'Resource']);

const applies = (statement: Readonly<Record<string, unknown>>, methodArn: string): boolean =>
  textList(statement.Action).some((action) => wildcardMatches(action, 'execute-api:Invoke', 'i')) &&
  textList(statement.Resource).some((resource) => wildcardMatches(resource, methodArn));

/** An authorizer's `context` takes strings, numbers and booleans, and hands each on as a string. */
function contextOf(value: unknown): Record<string, string> | undefined {
  const entries = Object.entries(fieldsOf(value));
  return entries.every(([, item]) => ['string', 'number', 'boolean'].includes(typeof item))
    ? Object.fromEntries(entries.map(([name, item]) => [name, String(item)]))
    : undefined;
}

/** Evaluates an authorizer's answer for one method: an explicit Deny wins, and without an Allow it is denied. */
export function evaluatePolicy(answer: unknown, methodArn: string): PolicyVerdict {
  const { principalId, policyDocument, context } = fieldsOf(answer);
  const statement = fieldsOf(policyDocument).Statement;
  if (typeof principalId !== 'string') return { kind: 'malformed', reason: 'principalId is no string' };
  if (statement === undefined) return { kind: 'malformed', reason: 'there is no policyDocument.Statement' };
  const statements = (Array.isArray(statement) ? statement : [statement]).map(fieldsOf);
  const unknown = statements.flatMap(Object.keys).find((name) => !UNDERSTOOD.has(name));
  if (unknown !== undefined) return { kind: 'malformed', reason: `${unknown} is not evaluated locally` };
  const values = contextOf(context);
  if (!values) return { kind: 'malformed', reason: 'context holds more than strings, numbers and booleans' };
  const effects = new Set(statements.filter((item) => applies(item, methodArn)).map(({ Effect }) => Effect));
  if (effects.has('Deny') || !effects.has('Allow')) return { kind: 'deny' };
  return { kind: 'allow', context: { ...values, principalId } };
}
