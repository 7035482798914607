/** What the platform stack offers the service stacks: the whole coupling between them at deployment. */
export const platformExports = [
  'BusName',
  'BusArn',
  'KeyArn',
  'IssuerUrl',
  'UserPoolClientId',
  'UserPoolDomain',
  'AlarmTopicArn',
] as const;

export type PlatformExport = (typeof platformExports)[number];

/** The CloudFormation export name: `bayon-platform-production-BusArn`. */
export const exportName = (stage: string, name: PlatformExport): string => `bayon-platform-${stage}-${name}`;

/** The value of an export of the platform stack, in a service's template. */
export const fromPlatform = (stage: string, name: PlatformExport) => ({
  'Fn::ImportValue': exportName(stage, name),
});
