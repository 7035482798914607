import { StartupError, type LocalAccount, type Resource, type ResourceTypes } from '../ports.ts';
import type { Parameters } from './dynamic-references.ts';
import { notExecuted } from './not-executed.ts';
import { packageOf, readTemplates, type PackagedTemplate } from './packaged-template.ts';
import { passiveTypes } from './passive-types.ts';
import { createStack, type Stack } from './stack.ts';
import { Unresolvable } from './shapes.ts';

/** Everything that the packaged apps deploy, resolved. */
export interface Stacks {
  /** The stacks' names in the order in which they can be deployed. */
  readonly order: readonly string[];
  /** Of all stacks, in that order. */
  readonly resources: readonly Resource[];
  /** The path of a function's zip file. Throws `StartupError` when it is missing. */
  readonly packages: (resource: Resource) => string;
  readonly exports: Readonly<Record<string, unknown>>;
  /** By stack and output name. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What is to lie in buckets. */
  readonly sites: readonly { readonly folder: string; readonly bucket: Resource }[];
  /** What has no effect on this machine, a line each. */
  readonly notExecuted: readonly string[];
}

export interface StacksOptions {
  readonly appsDir: string;
  readonly resourceTypes: ResourceTypes;
  readonly account: LocalAccount;
  readonly parameters: Parameters;
}

/** Reads and resolves the templates of all packaged apps. Throws `StartupError` for whatever a person must mend. */
export function loadStacks({ appsDir, ...options }: StacksOptions): Stacks {
  return {
    ...resolveStacks(readTemplates(appsDir), options),
    packages: (resource) => packageOf(appsDir, resource),
  };
}

/** Resolves templates against each other: what one exports, others import. */
export function resolveStacks(
  templates: readonly PackagedTemplate[],
  { resourceTypes, account, parameters }: Omit<StacksOptions, 'appsDir'>,
): Omit<Stacks, 'packages'> {
  const imports = new Map(templates.map(({ stack }) => [stack, new Set<string>()]));
  const types = { ...passiveTypes, ...resourceTypes };

  const importValue = (importer: string, exportName: string): unknown => {
    const exported = exports.get(exportName);
    if (exported === undefined)
      throw new Unresolvable(`imports ${exportName}, which no packaged stack exports`);
    if (exported.stack.name !== importer) imports.get(importer)?.add(exported.stack.name);
    return exported.stack.output(exported.output);
  };
  const stacks = templates.map((template) =>
    createStack(template, { account, resourceTypes: types, parameters, importValue }),
  );
  const exports = exportsOf(stacks);

  const resources = new Map(stacks.map((stack) => [stack.name, stack.resources()]));
  const outputs = stacks.map((stack) => {
    const values = stack.outputs().map(({ name }) => [name, stack.output(name)] as const);
    return [stack.name, Object.fromEntries(values)] as const;
  });
  const order = deploymentOrder(imports);
  const all = order.flatMap((name) => resources.get(name) ?? []);
  return {
    order,
    resources: all,
    outputs: Object.fromEntries(outputs),
    exports: Object.fromEntries(
      [...exports].map(([name, { stack, output }]) => [name, stack.output(output)]),
    ),
    sites: templates.flatMap(({ stack, site }) => {
      if (!site) return [];
      const bucket = resources.get(stack)?.find(({ logicalId }) => logicalId === site.bucket);
      if (!bucket)
        throw new StartupError(`stack ${stack}: custom.site names no bucket of it: ${site.bucket}`);
      return [{ folder: site.folder, bucket }];
    }),
    notExecuted: notExecuted(all, resourceTypes),
  };
}

/** Who exports what. An export's name is unique in an account and region. */
function exportsOf(stacks: readonly Stack[]): Map<string, { stack: Stack; output: string }> {
  const exports = new Map<string, { stack: Stack; output: string }>();
  for (const stack of stacks) {
    for (const { name, exportName } of stack.outputs()) {
      if (exportName === undefined) continue;
      const other = exports.get(exportName);
      if (other)
        throw new StartupError(`${exportName} is exported by both ${other.stack.name} and ${stack.name}`);
      exports.set(exportName, { stack, output: name });
    }
  }
  return exports;
}

/** Every stack after those it imports from. Throws `StartupError` for stacks that import from each other. */
export function deploymentOrder(imports: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const order: string[] = [];
  const visit = (stack: string, path: readonly string[]): void => {
    if (order.includes(stack)) return;
    if (path.includes(stack)) {
      const circle = [...path.slice(path.indexOf(stack)), stack].join(' → ');
      throw new StartupError(`stacks import from each other, so none can be deployed first: ${circle}`);
    }
    for (const other of imports.get(stack) ?? []) visit(other, [...path, stack]);
    order.push(stack);
  };
  for (const stack of imports.keys()) visit(stack, []);
  return order;
}
