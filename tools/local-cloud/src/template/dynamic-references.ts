import { isRecord, Unresolvable } from './shapes.ts';

/** Looks up a Systems Manager parameter or a secret by its name; undefined where there is none. */
export type Parameters = (name: string) => unknown;

const REFERENCE = /\{\{resolve:(ssm|ssm-secure|secretsmanager):([^}]+)\}\}/g;

/**
 * Replaces `{{resolve:ssm:/name[:version]}}`, `{{resolve:ssm-secure:…}}` and
 * `{{resolve:secretsmanager:id[:SecretString[:key[:stage[:version]]]]}}`. Versions are not told apart here.
 * Throws `Unresolvable` naming what is missing and where to put it.
 */
export function resolveDynamicReferences(text: string, parameters: Parameters): string {
  return text.replace(REFERENCE, (_reference, service: string, rest: string) =>
    service === 'secretsmanager' ? secret(rest, parameters) : parameter(rest, parameters),
  );
}

function parameter(rest: string, parameters: Parameters): string {
  const name = rest.replace(/:\d+$/, '');
  return textOf(parameters(name), name);
}

function secret(rest: string, parameters: Parameters): string {
  // An id may be an ARN, whose colons are not separators.
  const [id = '', path = ''] = rest.split(':SecretString');
  const key = path.split(':')[1] ?? '';
  const value = parameters(id);
  if (key === '') return textOf(value, id);
  const fields: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  return textOf(isRecord(fields) ? fields[key] : undefined, value === undefined ? id : `${id} (key ${key})`);
}

function textOf(value: unknown, name: string): string {
  if (value === undefined) {
    const variable = environmentName(name);
    throw new Unresolvable(
      `the parameter ${name} has no local value: put it into parameters.json of the data directory or set ${variable}`,
    );
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The environment variable that stands for a parameter: `/bayon/model-key` is `PARAMETER_BAYON_MODEL_KEY`. */
export const environmentName = (name: string): string =>
  `PARAMETER_${name
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase()}`;
