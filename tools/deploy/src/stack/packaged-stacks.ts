import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NotReady } from '../errors.ts';

/** What of a CloudFormation resource is looked at here. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value?: unknown; readonly Export?: { readonly Name: string } }>
  >;
}

/** A stack as `serverless package` wrote it. */
export interface PackagedStack {
  /** The folder's name in `apps`: `studio`. */
  readonly app: string;
  readonly appFolder: string;
  /** Where the templates and the functions' zips are. */
  readonly packageFolder: string;
  /** In CloudFormation: `bayon-studio-development`. */
  readonly stackName: string;
  readonly template: Template;
  /** The built site that is put into its bucket once the stack is there; of most there is none. */
  readonly siteFolder?: string;
}

const templateFile = 'cloudformation-template-update-stack.json';
const stateFile = 'serverless-state.json';

/**
 * Every app that was packaged for a stage.
 *
 * @param packageFolderOf where an app's package is; its own `.serverless` where nothing is said
 * @throws NotReady where one is missing or is of another stage
 */
export function packagedStacks(
  appsFolder: string,
  stage: string,
  packageFolderOf = (app: string) => join(appsFolder, app, '.serverless'),
): readonly PackagedStack[] {
  return readdirSync(appsFolder)
    .filter((app) => existsSync(join(appsFolder, app, 'serverless.ts')))
    .map((app) => readPackage(app, join(appsFolder, app), packageFolderOf(app), stage));
}

interface State {
  readonly service: {
    readonly service: string;
    readonly provider: { readonly stage: string };
    readonly custom?: { readonly site?: { readonly folder: string } };
  };
}

function readPackage(app: string, appFolder: string, packageFolder: string, stage: string): PackagedStack {
  const read = (file: string): unknown => {
    const path = join(packageFolder, file);
    if (!existsSync(path)) throw new NotReady(`${app} is not packaged: there is no ${path}`);
    return JSON.parse(readFileSync(path, 'utf8'));
  };
  const { service } = read(stateFile) as State;
  if (service.provider.stage !== stage)
    throw new NotReady(`${app} is packaged for ${service.provider.stage}, not for ${stage}`);
  return {
    app,
    appFolder,
    packageFolder,
    stackName: `${service.service}-${stage}`,
    template: read(templateFile) as Template,
    ...(service.custom?.site && { siteFolder: join(appFolder, service.custom.site.folder) }),
  };
}
