import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { StartupError, type Resource } from '../ports.ts';
import { isRecord } from './shapes.ts';

type Section = Readonly<Record<string, unknown>>;

/** One packaged app: its template as `serverless package` wrote it, nothing resolved yet. */
export interface PackagedTemplate {
  /** The app's folder name, `studio`. */
  readonly stack: string;
  /** `AWS::StackName`, `studio-dev`. */
  readonly stackName: string;
  /** What is to lie in a bucket of the stack: `custom.site` of its `serverless.ts`. */
  readonly site?: SiteTemplate | undefined;
  readonly parameters: Section;
  readonly mappings: Section;
  readonly conditions: Section;
  readonly resources: Readonly<Record<string, ResourceTemplate>>;
  readonly outputs: Section;
}

/** A built web site, and the bucket it is for. */
export interface SiteTemplate {
  /** An absolute path. */
  readonly folder: string;
  /** The logical id of the bucket. */
  readonly bucket: string;
}

export interface ResourceTemplate {
  readonly Type: string;
  readonly Properties?: Section;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
}

const TEMPLATE = 'cloudformation-template-update-stack.json';

/** The packaged apps below a folder, by name. Throws `StartupError` where there is none or one cannot be read. */
export function readTemplates(appsDir: string): PackagedTemplate[] {
  const apps = existsSync(appsDir) ? readdirSync(appsDir).sort() : [];
  const packaged = apps.filter((app) => existsSync(join(appsDir, app, '.serverless', TEMPLATE)));
  if (packaged.length === 0) {
    throw new StartupError(`no packaged app below ${appsDir}: run npx nx run-many -t package first`);
  }
  return packaged.map((stack) => readTemplate(stack, join(appsDir, stack, '.serverless')));
}

function readTemplate(stack: string, folder: string): PackagedTemplate {
  const template = readJson(join(folder, TEMPLATE));
  const section = (name: string): Section => {
    const value = template[name] ?? {};
    if (!isRecord(value)) throw new StartupError(`${join(folder, TEMPLATE)}: ${name} is not an object`);
    return value;
  };
  const resources = section('Resources');
  for (const [logicalId, resource] of Object.entries(resources)) {
    if (!isRecord(resource) || typeof resource['Type'] !== 'string') {
      throw new StartupError(`${join(folder, TEMPLATE)}: the resource ${logicalId} has no Type`);
    }
  }
  return {
    stack,
    stackName: stackNameOf(stack, folder),
    site: siteOf(folder),
    parameters: section('Parameters'),
    mappings: section('Mappings'),
    conditions: section('Conditions'),
    resources: resources as Readonly<Record<string, ResourceTemplate>>,
    outputs: section('Outputs'),
  };
}

/** The template does not tell the stack's name; the state that the framework writes beside it does. */
function stackNameOf(stack: string, folder: string): string {
  const service = serviceOf(folder);
  const provider = isRecord(service['provider']) ? service['provider'] : {};
  if (typeof provider['stackName'] === 'string') return provider['stackName'];
  const { service: name } = service;
  const { stage } = provider;
  return typeof name === 'string' && typeof stage === 'string' ? `${name}-${stage}` : stack;
}

/** The configuration of the app, as the framework wrote it beside the template. */
function serviceOf(folder: string): Section {
  const path = join(folder, 'serverless-state.json');
  const state = existsSync(path) ? readJson(path) : {};
  return isRecord(state['service']) ? state['service'] : {};
}

function siteOf(folder: string): SiteTemplate | undefined {
  const { custom } = serviceOf(folder);
  const site = isRecord(custom) ? custom['site'] : undefined;
  if (!isRecord(site) || typeof site['folder'] !== 'string' || typeof site['bucket'] !== 'string')
    return undefined;
  return { folder: resolve(folder, '..', site['folder']), bucket: site['bucket'] };
}

function readJson(path: string): Section {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartupError(`${path} cannot be read: ${reason.replaceAll('\n', ' ')}`, { cause });
  }
  if (!isRecord(parsed)) throw new StartupError(`${path} is not a template`);
  return parsed;
}

/**
 * Where the code of a packaged function lies: the template names it by its key in the deployment bucket, whose
 * last part is the file that was packaged. Throws `StartupError` when it is not there.
 */
export function packageOf(appsDir: string, { stack, logicalId, properties }: Resource): string {
  const code = properties['Code'];
  const key = isRecord(code) ? code['S3Key'] : undefined;
  if (typeof key !== 'string')
    throw new StartupError(`stack ${stack}: ${logicalId} has no packaged code (Code.S3Key)`);
  const path = join(appsDir, stack, '.serverless', basename(key));
  if (!existsSync(path))
    throw new StartupError(`stack ${stack}: the package of ${logicalId} is missing: ${path}`);
  return path;
}
