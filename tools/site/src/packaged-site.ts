import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A built site of a packaged stack. */
export interface PackagedSite {
  /** Of the built site. */
  readonly folder: string;
  readonly region: string;
  /** The stack's name in a stage. */
  readonly stackName: (stage: string) => string;
}

/** A stack has no site, or is not packaged. */
export class NotPackaged extends Error {
  override readonly name = 'NotPackaged';
}

interface State {
  readonly service?: {
    readonly service?: unknown;
    readonly provider?: { readonly region?: unknown };
    readonly custom?: { readonly site?: { readonly folder?: unknown } };
  };
}

/** Reads what the framework wrote when it packaged a stack. @throws NotPackaged */
export function packagedSite(stackFolder: string): PackagedSite {
  const path = join(stackFolder, '.serverless/serverless-state.json');
  if (!existsSync(path))
    throw new NotPackaged(
      `there is no packaged stack in ${stackFolder}: run npx nx run-many -t package first`,
    );
  const { service } = JSON.parse(readFileSync(path, 'utf8')) as State;
  const name = service?.service;
  const region = service?.provider?.region;
  const folder = service?.custom?.site?.folder;
  if (typeof name !== 'string' || typeof region !== 'string' || typeof folder !== 'string')
    throw new NotPackaged(`the stack in ${stackFolder} has no site: its serverless.ts needs custom.site`);
  return { folder: join(stackFolder, folder), region, stackName: (stage) => `${name}-${stage}` };
}
