import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const apps = fileURLToPath(new URL('../../../apps', import.meta.url));

/** A service's description of its API: as its code gives it, and as it is written down for others to read. */
export interface ServiceDocument {
  /** `studio` */
  readonly service: string;
  /** What `src/api/open-api.ts` makes of routes and answers. */
  readonly document: object;
  readonly path: string;
  /** Undefined where it was never written. */
  readonly written: string | undefined;
}

/** The services that describe an API, by their folders under `apps`. */
export const services: readonly string[] = globSync('*/src/api/open-api.ts', { cwd: apps })
  .map((path) => basename(dirname(dirname(dirname(path)))))
  .sort();

/** Loads a service's description from its code. */
export async function documentOf(service: string): Promise<ServiceDocument> {
  const source = pathToFileURL(`${apps}/${service}/src/api/open-api.ts`).href;
  const { document } = (await import(source)) as { readonly document: object };
  const path = `${apps}/${service}/openapi.json`;
  return { service, document, path, written: existsSync(path) ? readFileSync(path, 'utf8') : undefined };
}

export const textOf = ({ document }: Pick<ServiceDocument, 'document'>): string =>
  `${JSON.stringify(document, null, 2)}\n`;

export const isWritten = (one: ServiceDocument): boolean => one.written === textOf(one);

export const write = (one: ServiceDocument): void => writeFileSync(one.path, textOf(one));
