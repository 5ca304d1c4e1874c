import tseslint from 'typescript-eslint';

/** Arrows run one way (docs/design: functions -> bot -> app -> domain). Each folder names what it must not import. */
const only = (folder, ...banned) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: banned.map((regex) => ({
          regex,
          message: `src/${folder} must not import this (see docs/design.md, "The shape").`,
        })),
      },
    ],
    'no-restricted-globals': ['error', { name: 'process', message: 'Only src/config.ts reads the environment.' }],
  },
});
const outside = (...folders) => `/(${folders.join('|')})(/|$)`;

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '.local', 'test-output', 'local/teams/page', 'scripts', '**/*.cjs', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  only('domain', '^[^.]', outside('app', 'bot', 'cards', 'functions', 'store')),
  only('app', '^(?!node:)[^.]', outside('bot', 'cards', 'functions', 'store')),
  only('documents', '^(?!docx$)[^.]', outside('app', 'bot', 'cards', 'functions', 'store')),
  only('cards', '^(?!zod$|adaptivecards-templating$)[^.]', outside('app', 'bot', 'functions', 'store')),
  only(
    'store',
    '^(?!node:|zod$|csv-parse/sync$|@azure/(cosmos|identity|keyvault-keys|storage-queue)$)[^.]',
    outside('bot', 'cards', 'functions'),
  ),
  only(
    'bot',
    '^(?!node:|zod$|botbuilder$|botframework-connector$|@microsoft/teams-ai$)[^.]',
    outside('functions', 'store'),
  ),
  only('functions', '^(?!node:|zod$|@azure/functions$)[^.]', outside('store', 'cards', 'domain')),
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }],
    },
  },
  { files: ['bench/**/*.ts', 'local/**/*.ts', 'manifest/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
);
