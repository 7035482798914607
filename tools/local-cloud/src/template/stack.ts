import { createHash } from 'node:crypto';
import { StartupError, type LocalAccount, type Resource, type ResourceTypes } from '../ports.ts';
import { resolveDynamicReferences, type Parameters } from './dynamic-references.ts';
import { evaluate, holds, type Scope } from './intrinsics.ts';
import type { PackagedTemplate } from './packaged-template.ts';
import { unknownType } from './passive-types.ts';
import { asRecord, asText, isRecord, Unresolvable } from './shapes.ts';

/** What a stack needs to know of the world around it. */
export interface StackContext {
  readonly account: LocalAccount;
  readonly resourceTypes: ResourceTypes;
  readonly parameters: Parameters;
  /** The value that another stack exports. Throws `Unresolvable` where none does. */
  importValue(importer: string, exportName: string): unknown;
}

/** One stack whose values are resolved when they are asked for, each once. */
export interface Stack {
  readonly name: string;
  /** All resources whose condition holds, in the template's order. */
  resources(): Resource[];
  /** The outputs that exist, with the names under which they are exported. */
  outputs(): { readonly name: string; readonly exportName?: string }[];
  output(name: string): unknown;
}

/** A stack over its template. Its methods throw `StartupError` naming the stack and the resource. */
export function createStack(template: PackagedTemplate, context: StackContext): Stack {
  const { stack, resources } = template;
  const resolved = new Map<string, Resource>();
  const resolving: string[] = [];

  const exists = (part: unknown): boolean =>
    !isRecord(part) || typeof part['Condition'] !== 'string' || scope.condition(part['Condition']);

  /** Resolves what a resource refers to before it, as CloudFormation creates it; so a circle shows. */
  function resource(logicalId: string): Resource {
    const known = resolved.get(logicalId);
    if (known) return known;
    const declared = resources[logicalId];
    if (declared === undefined) throw new Unresolvable(`there is no parameter or resource ${logicalId}`);
    if (!exists(declared)) throw new Unresolvable(`the condition of the resource ${logicalId} does not hold`);
    const start = resolving.indexOf(logicalId);
    if (start !== -1) {
      const circle = [...resolving.slice(start), logicalId].join(' → ');
      throw new StartupError(`stack ${stack}: circular reference: ${circle}`);
    }
    resolving.push(logicalId);
    const result = within(`stack ${stack}: ${logicalId}`, () => {
      for (const other of [declared.DependsOn ?? []].flat()) if (exists(resources[other])) resource(other);
      const properties = asRecord(evaluate(declared.Properties ?? {}, scope), 'Properties');
      const type = context.resourceTypes[declared.Type] ?? unknownType(declared.Type);
      const identity = { stack, logicalId, properties, account: context.account };
      return {
        stack,
        logicalId,
        type: declared.Type,
        properties,
        ref: type.ref(identity),
        attributes: type.attributes(identity),
      };
    });
    resolving.pop();
    resolved.set(logicalId, result);
    return result;
  }

  const pseudo = pseudoParameters(template.stackName, context.account);
  const dynamic = (text: string): string => resolveDynamicReferences(text, context.parameters);

  const scope: Scope = {
    region: context.account.region,
    dynamic,
    ref: (name) =>
      pseudo[name] ?? parameterOf(template, name, context.parameters, dynamic) ?? resource(name).ref,
    getAtt(logicalId, attribute) {
      const value = resource(logicalId).attributes[attribute];
      if (value !== undefined) return value;
      throw new Unresolvable(`${logicalId} (${resource(logicalId).type}) has no attribute ${attribute} here`);
    },
    condition(name) {
      const condition = template.conditions[name];
      if (condition === undefined) throw new Unresolvable(`there is no condition ${name}`);
      return holds(condition, scope);
    },
    importValue: (exportName) => context.importValue(stack, exportName),
    mapping(map, top, second) {
      const row = asRecord(
        asRecord(template.mappings[map], `the mapping ${map}`)[top],
        `the mapping ${map}.${top}`,
      );
      if (row[second] === undefined) throw new Unresolvable(`the mapping ${map}.${top} has no ${second}`);
      return row[second];
    },
  };

  const inOutput = <T>(name: string, work: () => T): T => within(`stack ${stack}: output ${name}`, work);

  return {
    name: stack,
    resources: () =>
      Object.keys(resources)
        .filter((id) => within(`stack ${stack}: ${id}`, () => exists(resources[id])))
        .map(resource),
    outputs: () =>
      Object.entries(template.outputs)
        .filter(([name, output]) => inOutput(name, () => exists(output)))
        .map(([name, output]) => {
          const exported =
            isRecord(output) && isRecord(output['Export']) ? output['Export']['Name'] : undefined;
          if (exported === undefined) return { name };
          return { name, exportName: inOutput(name, () => asText(evaluate(exported, scope), 'Export.Name')) };
        }),
    output: (name) =>
      inOutput(name, () => evaluate(asRecord(template.outputs[name], 'an output')['Value'], scope)),
  };
}

/** Names the place of whatever CloudFormation would refuse. */
function within<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unresolvable) throw new StartupError(`${place}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** The value of a template parameter: its default, which for an SSM typed one names the parameter to look up. */
function parameterOf(
  { parameters }: PackagedTemplate,
  name: string,
  lookUp: Parameters,
  dynamic: (text: string) => string,
): unknown {
  if (parameters[name] === undefined) return undefined;
  const { Type: type, Default: byDefault } = asRecord(parameters[name], `the parameter ${name}`);
  const value = byDefault ?? lookUp(name);
  if (value === undefined) throw new Unresolvable(`the parameter ${name} has no default and no local value`);
  if (typeof type !== 'string') return value;
  if (type.startsWith('AWS::SSM::Parameter::Value')) return dynamic(`{{resolve:ssm:${asText(value, name)}}}`);
  return type === 'CommaDelimitedList' && typeof value === 'string'
    ? value.split(',').map((part) => part.trim())
    : value;
}

function pseudoParameters(
  stackName: string,
  { accountId, region }: LocalAccount,
): Readonly<Record<string, unknown>> {
  // The same at every start, as the names that templates build from it.
  const id = createHash('sha256')
    .update(stackName)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  return {
    'AWS::AccountId': accountId,
    'AWS::Region': region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stackName,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/${id}`,
    'AWS::NotificationARNs': [],
  };
}
