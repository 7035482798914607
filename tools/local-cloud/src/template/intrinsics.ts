import { asList, asRecord, asText, isRecord, Unresolvable } from './shapes.ts';
import { substitute } from './substitute.ts';

/** What a template's expressions are evaluated against: one stack, with its parameters and resources. */
export interface Scope {
  /** A parameter, a pseudo parameter or a resource. */
  ref(name: string): unknown;
  getAtt(logicalId: string, attribute: string): unknown;
  condition(name: string): boolean;
  importValue(exportName: string): unknown;
  mapping(map: string, topLevelKey: string, secondLevelKey: string): unknown;
  /** Replaces the dynamic references (`{{resolve:ssm:…}}`) in a text. */
  dynamic(text: string): string;
  readonly region: string;
}

/** What `AWS::NoValue` yields: the property or the element that holds it does not exist. */
export const NO_VALUE = Symbol('AWS::NoValue');

/**
 * A value of a template with every intrinsic function and dynamic reference replaced by what it yields.
 * Throws `Unresolvable` where CloudFormation would refuse the template.
 */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return scope.dynamic(value);
  if (Array.isArray(value)) {
    return value.map((element) => evaluate(element, scope)).filter((element) => element !== NO_VALUE);
  }
  if (!isRecord(value)) return value;

  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
    const intrinsic = intrinsics[name];
    if (intrinsic === undefined) throw new Unresolvable(`the function ${name} is not known here`);
    return intrinsic(value[name], scope);
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, evaluate(part, scope)] as const)
      .filter(([, part]) => part !== NO_VALUE),
  );
}

/** A condition: `{ Condition: name }` or one of the condition functions. */
export function holds(condition: unknown, scope: Scope): boolean {
  const record = asRecord(condition, 'a condition');
  const [name = ''] = Object.keys(record);
  const argument = record[name];
  switch (name) {
    case 'Condition':
      return scope.condition(asText(argument, 'Condition'));
    case 'Fn::Equals': {
      const [left, right] = asList(argument, name, 2);
      return JSON.stringify(evaluate(left, scope)) === JSON.stringify(evaluate(right, scope));
    }
    case 'Fn::And':
      return asList(argument, name).every((part) => holds(part, scope));
    case 'Fn::Or':
      return asList(argument, name).some((part) => holds(part, scope));
    case 'Fn::Not':
      return !holds(asList(argument, name, 1)[0], scope);
    default:
      throw new Unresolvable(`${name} is not a condition function`);
  }
}

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const textOf = (value: unknown, scope: Scope, what: string): string => asText(evaluate(value, scope), what);
const listOf = (value: unknown, scope: Scope, what: string): unknown[] =>
  asList(evaluate(value, scope), what);

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => (name === 'AWS::NoValue' ? NO_VALUE : scope.ref(asText(name, 'Ref'))),

  'Fn::GetAtt': (argument, scope) => {
    const path = typeof argument === 'string' ? argument.split('.') : listOf(argument, scope, 'Fn::GetAtt');
    const [logicalId, ...attribute] = path.map((part) => asText(part, 'Fn::GetAtt'));
    return scope.getAtt(asText(logicalId, 'Fn::GetAtt'), attribute.join('.'));
  },

  'Fn::Sub': (argument, scope) => {
    const [text, variables] = typeof argument === 'string' ? [argument, {}] : asList(argument, 'Fn::Sub', 2);
    return scope.dynamic(
      substitute(asText(text, 'Fn::Sub'), asRecord(variables, 'Fn::Sub'), {
        value: (given) => textOf(given, scope, 'Fn::Sub'),
        ref: (name) => asText(scope.ref(name), `\${${name}}`),
        getAtt: (id, attribute) => asText(scope.getAtt(id, attribute), `\${${id}.${attribute}}`),
      }),
    );
  },

  'Fn::Join': (argument, scope) => {
    const [delimiter, parts] = asList(argument, 'Fn::Join', 2);
    const texts = listOf(parts, scope, 'Fn::Join').map((part) => asText(part, 'Fn::Join'));
    return scope.dynamic(texts.join(asText(delimiter, 'Fn::Join')));
  },

  'Fn::Select': (argument, scope) => {
    const [position, list] = asList(argument, 'Fn::Select', 2);
    const index = Number(textOf(position, scope, 'Fn::Select'));
    const found = listOf(list, scope, 'Fn::Select')[index];
    if (found === undefined) throw new Unresolvable(`Fn::Select finds no element ${index}`);
    return found;
  },

  'Fn::Split': (argument, scope) => {
    const [delimiter, text] = asList(argument, 'Fn::Split', 2);
    return textOf(text, scope, 'Fn::Split').split(asText(delimiter, 'Fn::Split'));
  },

  'Fn::If': (argument, scope) => {
    const [condition, then, otherwise] = asList(argument, 'Fn::If', 3);
    return evaluate(scope.condition(asText(condition, 'Fn::If')) ? then : otherwise, scope);
  },

  'Fn::FindInMap': (argument, scope) => {
    const [map = '', top = '', second = ''] = asList(argument, 'Fn::FindInMap', 3).map((part) =>
      textOf(part, scope, 'Fn::FindInMap'),
    );
    return evaluate(scope.mapping(map, top, second), scope);
  },

  'Fn::ImportValue': (name, scope) => scope.importValue(textOf(name, scope, 'Fn::ImportValue')),
  'Fn::Base64': (text, scope) => Buffer.from(textOf(text, scope, 'Fn::Base64')).toString('base64'),
  'Fn::Length': (list, scope) => listOf(list, scope, 'Fn::Length').length,
  'Fn::ToJsonString': (value, scope) => JSON.stringify(evaluate(value, scope)),
  'Fn::GetAZs': (_region, scope) => ['a', 'b', 'c'].map((zone) => scope.region + zone),
};
