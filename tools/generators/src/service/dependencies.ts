import { readJson, type Tree } from '@nx/devkit';

interface PackageJson {
  readonly dependencies: Readonly<Record<string, string>>;
}

const wanted = {
  dependencies: [
    '@aws-lambda-powertools/logger',
    '@aws-lambda-powertools/metrics',
    '@aws-sdk/lib-dynamodb',
    '@bayon/event-contracts',
    '@bayon/publisher',
    '@middy/core',
    'zod',
  ],
  devDependencies: ['@bayon/service-testing'],
};

/**
 * What a service depends on, as lines of its `package.json`: the very versions of the publisher library, else the
 * functions would carry a second copy.
 */
export function dependenciesOf(tree: Tree) {
  const { dependencies: versions } = readJson<PackageJson>(tree, 'libs/publisher/package.json');
  const line = (name: string) => {
    const version = name.startsWith('@bayon/') ? '*' : versions[name];
    if (version === undefined) throw new Error(`libs/publisher/package.json does not depend on ${name}.`);
    return `"${name}": "${version}"`;
  };
  return {
    dependencies: wanted.dependencies.map(line),
    devDependencies: wanted.devDependencies.map(line),
  };
}
