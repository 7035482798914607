import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { bundling } from '@bayon/publisher/resources';
import { build, type Loader, type OnLoadResult } from 'esbuild';
import { zipSync } from 'fflate';
import { type Mutation, mutated, MutationMisses } from './mutation.ts';

/**
 * Bundles the mutation's function as `serverless package` does, but for one piece of text.
 *
 * @param root of the repository
 * @returns the path of its zip, in the directory
 * @throws MutationMisses, also where the function does not contain the file
 */
export async function packageMutated(mutation: Mutation, root: string, directory: string): Promise<string> {
  const { app, part } = mutation;
  const base = join(root, 'apps', app);
  const target = resolve(root, mutation.file);
  const used: string[] = [];
  const load = async ({ path }: { readonly path: string }): Promise<OnLoadResult | undefined> => {
    if (path !== target) return undefined;
    used.push(path);
    return { contents: mutated(mutation, await readFile(path, 'utf8')), loader: 'ts' satisfies Loader };
  };
  // What of `bundling` is serverless-esbuild's own is left out: esbuild would refuse it.
  const { format, platform, target: runtime, bundle, splitting, minify, mainFields } = bundling;
  const { conditions, banner, alias, outputFileExtension } = bundling;
  const { outputFiles } = await build({
    ...{ bundle, splitting, minify, mainFields, conditions, banner, alias },
    format: format as 'esm',
    platform: platform as 'node',
    target: runtime,
    absWorkingDir: base,
    entryPoints: [`src/${part}.ts`],
    outbase: '.',
    outdir: 'out',
    outExtension: { '.js': outputFileExtension },
    write: false,
    logLevel: 'silent',
    plugins: [{ name: 'mutation', setup: (plugin) => plugin.onLoad({ filter: /\.ts$/ }, load) }],
  });
  if (used.length === 0) throw new MutationMisses(mutation, 0);
  const files = outputFiles.map(
    ({ path, contents }) => [relative(join(base, 'out'), path), contents] as const,
  );
  const zip = join(directory, `${app}-${part}.zip`);
  await writeFile(zip, zipSync(Object.fromEntries(files), { level: 0 }));
  return zip;
}
