import { fileURLToPath } from 'node:url';

const nodeHttp = fileURLToPath(new URL('./node-http.cjs', import.meta.url));
const environmentCredentials = fileURLToPath(new URL('./environment-credentials.ts', import.meta.url));

/**
 * How each function is bundled (serverless-esbuild): minified ES modules with the SDK in them, which load twice as fast
 * as the runtime's copy. Powertools' tracer needs `require`, hence the banner.
 */
export const bundling = {
  format: 'esm',
  platform: 'node',
  target: 'node24',
  bundle: true,
  // What is imported when it is needed lies in files of its own: in one with the rest, each start would compile it.
  splitting: true,
  minify: true,
  keepNames: false,
  sourcemap: false,
  outputFileExtension: '.mjs',
  mainFields: ['module', 'main'],
  conditions: ['@bayon/source', 'module'],
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  // Everything is bundled, the SDK too: the runtime's own copy is external by default.
  exclude: [],
  alias: {
    'node:http': nodeHttp,
    http: nodeHttp,
    '@aws-sdk/credential-provider-node': environmentCredentials,
  },
  concurrency: 2,
};
