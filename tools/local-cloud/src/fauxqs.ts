import { findPackageJSON } from 'node:module';
import { pathToFileURL } from 'node:url';

/** A module of the package, by its path: the package exports neither its store nor its actions. */
export async function loadFromFauxqs<T>(path: string): Promise<T> {
  const manifest = findPackageJSON('fauxqs', import.meta.url);
  if (manifest === undefined) throw new Error('The package fauxqs is not installed.');
  return (await import(new URL(`./dist/${path}`, pathToFileURL(manifest)).href)) as T;
}
