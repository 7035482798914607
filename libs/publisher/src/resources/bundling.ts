/**
 * How each function is bundled (serverless-esbuild): one minified ES module with the SDK in it, which loads twice as
 * fast as the runtime's copy. Powertools' tracer needs `require`, hence the banner.
 */
export const bundling = {
  format: 'esm',
  platform: 'node',
  target: 'node24',
  bundle: true,
  minify: true,
  keepNames: false,
  sourcemap: false,
  outputFileExtension: '.mjs',
  mainFields: ['module', 'main'],
  conditions: ['@bayon/source', 'module'],
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  // The runtime's own CommonJS way out of X-Ray; everything else is bundled.
  exclude: [],
  concurrency: 2,
} as const;
