import prettier from 'eslint-config-prettier';
import { defineConfig } from 'eslint/config';
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const FEATURES = [
  'audit',
  'benefits',
  'citizens',
  'directory',
  'households',
  'identity',
  'intake',
  'notifications',
  'publicity',
  'supervision',
  'workflows',
];

/**
 * The arrows of the house: app → features → cases → engine, calendar. Each room (folder of `src/`) and what it may import
 * from the others: `*` is any file of a room, `index` only its narrow service, anything else that one file.
 *
 * @type {Record<string, string[]>}
 */
export const arrows = {
  calendar: [],
  engine: ['calendar/*', 'shared/canonical-json', 'shared/citizen-id'],
  shared: ['calendar/*'],
  database: ['shared/*'],
  cases: ['engine/*', 'calendar/*', 'database/*', 'shared/*'],
  ...Object.fromEntries(FEATURES.map((feature) => [feature, arrowsOf(feature)])),
};

function arrowsOf(feature) {
  const others = FEATURES.filter((other) => other !== feature).map((other) => `${other}/index`);
  return ['cases/*', 'engine/*', 'calendar/*', 'database/*', 'shared/*', 'config', ...others];
}

/** Where the rooms meet, beside `main.ts` and `app.module.ts`: may import everything, and nothing imports them. */
export const app = ['app', 'cli', 'health', 'http'];

/** Rooms that only compute: the same input gives the same result, in the service, in a replay and anywhere else. */
export const pure = ['engine', 'calendar'];

export default defineConfig(
  { ignores: ['**/dist/', 'coverage/', '.data/', 'bench/results/', 'web/api/schema.d.ts'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // An async method keeps the promise of its interface even where nothing is awaited.
      '@typescript-eslint/require-await': 'off',
      // Parameters of a definition are JSON; its schema has said at deployment which of them are text.
      '@typescript-eslint/no-base-to-string': 'off',
      // `'all' | 'any' | string` tells the reader which words have a meaning.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
    },
  },
  {
    // Jest's matchers and an answer's JSON are `any` by their libraries' types; what they hold is what the test asserts.
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // The page is a house of its own: it knows the service by its interface alone.
    files: ['web/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '(^|/)src/', message: 'web/ knows the service by its interface (web/api) alone.' },
            { regex: '^antd/(lib|es)/', message: "Import from 'antd'." },
            {
              regex: '^antd$',
              importNames: ['Modal', 'Drawer'],
              message: 'It puts a style without a nonce into the page; use web/ui/Dialog.',
            },
          ],
        },
      ],
    },
  },
  { files: ['**/*.{js,mjs}'], rules: { 'no-unused-vars': 'error', 'no-var': 'error', 'prefer-const': 'error' } },
  Object.keys(arrows).map((room) => ({
    files: [`src/${room}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns: [foreignRooms(room), looseRules()] }] },
  })),
  { files: ['src/shared/fields.ts'], rules: { 'no-restricted-imports': 'off' } },
  pure.map((room) => ({
    files: [`src/${room}/**/*.ts`],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [foreignRooms(room), impurePackages(room)] }],
      'no-restricted-globals': ['error', ...impureGlobals(room)],
      'no-restricted-syntax': ['error', ...impureSyntax(room)],
    },
  })),
  prettier,
);

/** However deep a file lies in its room, `../`s lead out of it, and what follows them is the other room and its file. */
function foreignRooms(room) {
  const allowed = [`${room}/*`, ...arrows[room]].map((path) =>
    path.endsWith('*') ? path.slice(0, -1) : `${path}\\.js$`,
  );
  const rooms = [...Object.keys(arrows), ...app].map((name) => `${name}/`);
  return {
    regex: `^(\\.\\./)+(?!${allowed.join('|')})(${rooms.join('|')}|(main|app\\.module|config)\\.js$)`,
    message: `Arrow back: of the other rooms src/${room} may import ${arrows[room].join(', ') || 'none'}. See eslint.config.js.`,
  };
}

/** `IsOptional` lets null through as itself, and `ValidateNested` a list within a list: both were answered with an internal error. */
function looseRules() {
  return {
    regex: '^class-validator$',
    importNames: ['IsOptional', 'ValidateNested'],
    message: 'Use Optional, ListOf or OneOf of shared/fields.',
  };
}

function impurePackages(room) {
  const allowed = ['crypto', 'util'];
  const builtins = builtinModules.filter((name) => !allowed.includes(name));
  return {
    regex: `^(@nestjs/|@fastify/|(typeorm|pg|fastify)(/|$)|node:(?!(${allowed.join('|')})$)|(${builtins.join('|')})$)`,
    message: `src/${room} is pure: no framework, database, file or network.`,
  };
}

function impureGlobals(room) {
  const message = `src/${room} is pure: surroundings and time come in as arguments.`;
  const names = ['process', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch', 'performance'];
  return names.map((name) => ({ name, message }));
}

function impureSyntax(room) {
  const message = `src/${room} is pure: time and chance come in as arguments, recorded as facts of the step.`;
  const selectors = [
    'MemberExpression[object.name="Date"][property.name="now"]',
    'MemberExpression[object.name="Math"][property.name="random"]',
    'Identifier[name=/^random(UUID|Bytes|Int)$/]',
    'MemberExpression[object.name="globalThis"]',
    'NewExpression[callee.name="Date"][arguments.length=0]',
    'CallExpression[callee.name="Date"]',
    'ImportExpression',
  ];
  return selectors.map((selector) => ({ selector, message }));
}
