/** What ESLint does not see: circles of imports, of types as well. `npx depcruise apps libs tools`, and in `npm test`. */
module.exports = {
  forbidden: [{ name: 'no-circular', severity: 'error', from: {}, to: { circular: true } }],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist|\\.serverless|\\.esbuild|\\.local|\\.nx)/' },
    includeOnly: '^(apps|libs|tools)/',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['@bayon/source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
