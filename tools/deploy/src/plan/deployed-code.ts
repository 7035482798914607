import type { Resource, Template } from '../stack/packaged-stacks.ts';

/**
 * The template with the code of each function at the place where it is deployed, for those whose code is the same. Each
 * packaging gives code a new place; what the framework deploys is decided by its hash, which is in the logical id of the
 * function's version.
 */
export function withDeployedCode(template: Template, deployed: Template): Template {
  const placeOf = ([logicalId, resource]: [string, Resource]): [string, Resource] => {
    const before = deployed.Resources[logicalId]?.Properties?.['Code'];
    const versions = versionsOf(template, logicalId);
    const isSame = versions.length > 0 && versions.every((version) => version in deployed.Resources);
    if (resource.Type !== 'AWS::Lambda::Function' || before === undefined || !isSame)
      return [logicalId, resource];
    return [logicalId, { ...resource, Properties: { ...resource.Properties, Code: before } }];
  };
  return { ...template, Resources: Object.fromEntries(Object.entries(template.Resources).map(placeOf)) };
}

/** The logical ids of a function's versions. */
const versionsOf = ({ Resources }: Template, functionId: string): readonly string[] =>
  Object.entries(Resources).flatMap(([id, { Type, Properties }]) =>
    Type === 'AWS::Lambda::Version' &&
    (Properties?.['FunctionName'] as { Ref?: string } | undefined)?.Ref === functionId
      ? [id]
      : [],
  );
