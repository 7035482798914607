import type { Access } from './access.ts';
import { condition } from './condition.ts';
import { wildcard } from './wildcard.ts';

/** One statement, ready to be asked. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  applies(access: Access): boolean;
}

/** The statements of a policy document. Throws `UnknownPolicy` for what is not known here. */
export function statementsOf(document: unknown): Statement[] {
  const { Statement: statements } = document as { Statement: unknown };
  return [statements].flat().map((statement) => compile(statement as Readonly<Record<string, unknown>>));
}

/** As IAM decides: a denial wins, and what nothing allows is denied. */
export function isAllowed(statements: readonly Statement[], access: Access): boolean {
  const applying = statements.filter((statement) => statement.applies(access));
  return (
    applying.some(({ effect }) => effect === 'Allow') && applying.every(({ effect }) => effect === 'Allow')
  );
}

function compile(statement: Readonly<Record<string, unknown>>): Statement {
  const action = oneOf(statement['Action'], statement['NotAction'], 'is');
  const resource = oneOf(statement['Resource'], statement['NotResource'], 's');
  const holds = condition(statement['Condition']);
  return {
    effect: statement['Effect'] === 'Deny' ? 'Deny' : 'Allow',
    applies: (access) => action(access.action) && resource(access.resource) && holds(access.context ?? {}),
  };
}

/** Whether a text is among the patterns, or, when there are none, not among those to leave out. */
function oneOf(patterns: unknown, except: unknown, flags: string): (text: string) => boolean {
  const texts = [patterns ?? except ?? []].flat() as string[];
  const matchers = texts.map((pattern) => wildcard(pattern, flags));
  const wanted = patterns !== undefined;
  return (text) => matchers.some((matches) => matches(text)) === wanted;
}
