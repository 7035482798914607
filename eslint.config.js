import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Who may import whom, by the projects' tags. */
const dependencies = {
  'type:contracts': [],
  'type:publisher': ['type:contracts'],
  // A frontend knows the APIs by their descriptions, and nothing of what is behind them.
  'type:client': [],
  'type:app': ['type:contracts', 'type:publisher'],
  // A page is a frontend; its stack is made of what the services' stacks are made of.
  'type:page': ['type:client', 'type:publisher'],
  'type:tool': ['type:contracts', 'type:publisher', 'type:client', 'type:tool', 'type:engine'],
  'type:engine': ['type:contracts', 'type:publisher', 'type:engine'],
  // Operators look into every service.
  'type:operations': [
    'type:contracts',
    'type:publisher',
    'type:client',
    'type:tool',
    'type:engine',
    'type:app',
    'type:operations',
  ],
};

/**
 * @param {string[]} more what these files may use beyond what their project may
 * @param {string[]} apps what of apps they may import; nobody else imports an app
 */
const boundaries = (more, apps = []) => [
  'error',
  {
    allow: ['../../vitest.base.ts', ...apps],
    depConstraints: Object.entries(dependencies).map(([sourceTag, tags]) => ({
      sourceTag,
      onlyDependOnLibsWithTags: [...tags, ...more],
      ...(sourceTag === 'type:contracts' && { bannedExternalImports: ['@aws-sdk/*', '@middy/*'] }),
    })),
  },
];

/**
 * What holds the architecture together is a rule here, not a habit: who may import whom (by Nx tags), and
 * that a rule (`src/rules/`) stays pure. Run it through Nx (`npx nx lint studio`): the boundary rule needs
 * the project graph.
 */
export default tseslint.config(
  {
    ignores: [
      '**/.serverless/**',
      '**/.esbuild/**',
      '**/coverage/**',
      '**/.local/**',
      '**/node_modules/**',
      '.nx/**',
      // Generated from the OpenAPI documents.
      'libs/client/src/api/!(paths).ts',
      '**/dist/**',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
  },
  { plugins: { '@nx': nx } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@nx/enforce-module-boundaries': boundaries([]),
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-definitions': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // A rule is a pure decision: what it needs is loaded before, what it wants is done after (docs/decisions).
    files: ['**/src/rules/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: '@bayon/publisher', message: 'A rule is pure: import from @bayon/publisher/rule.' },
          ],
          patterns: [
            {
              group: ['@aws-sdk/*', '@smithy/*', 'node:*', '@middy/*', '@aws-lambda-powertools/*'],
              message: 'A rule is pure: no SDK, no I/O.',
            },
            { group: ['**/environment.ts', '**/environment.js'], message: 'A rule is pure: no environment.' },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        'process',
        'fetch',
        'setTimeout',
        'setInterval',
        'performance',
        'crypto',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'A rule has no clock: use the `now` it is given.' },
        { object: 'Math', property: 'random', message: 'A rule has no randomness.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'A rule has no clock: use the `now` it is given.',
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Every project's tests run against the real DynamoDB engine, a service's in the world around it; what is
      // deployed does not.
      '@nx/enforce-module-boundaries': boundaries(['type:engine']),
    },
  },
  {
    // Operators read the audit trail as its own API does.
    files: ['tools/events/**/*.ts', 'tools/faults/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': boundaries([], ['@bayon/audit/history']) },
  },
);
