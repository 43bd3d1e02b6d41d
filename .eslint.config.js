/** What the compiler does not catch: forgotten promises, switches with a hole, and in smtp and esa anything that two runs would not repeat. */
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

const PROJECT_SERVICE = { allowDefaultProject: ['vite.config.ts', 'src/course-plugin.ts'], defaultProject: 'test/tsconfig.json' };
const EXHAUSTIVE = ['error', { considerDefaultExhaustiveForUnions: true }];
const TYPED = ['**/*.ts', '**/*.svelte'];

/** The floors whose answers depend on their arguments alone. What a user can cause is a value there, so only `unreachable` throws. */
const repeatable = {
  files: ['src/smtp/**/*.ts', 'src/esa/**/*.ts'],
  rules: {
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: 'time comes with the input, as `at`' },
      { object: 'Math', property: 'random', message: 'chance is passed in' },
    ],
    'no-restricted-syntax': [
      'error',
      { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'time comes with the input, as `at`' },
      {
        selector: 'ThrowStatement:not(FunctionDeclaration[id.name="unreachable"] ThrowStatement)',
        message: 'what a user can cause is a value; only `unreachable` throws',
      },
    ],
  },
};

export default tseslint.config(
  { ignores: ['dist/', '.cache/', 'lessons/', 'test/e2e/shots/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: TYPED, extends: [tseslint.configs.recommendedTypeChecked] },
  svelte.configs.recommended,
  {
    files: TYPED,
    languageOptions: {
      parserOptions: {
        parser: tseslint.parser,
        projectService: PROJECT_SERVICE,
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': EXHAUSTIVE,
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': 'off', // the compiler's noUnusedLocals tells it
      eqeqeq: 'error',
    },
  },
  {
    // Every component makes the type checker begin anew, so here only the rules that svelte-check has nothing like ask it.
    files: ['**/*.svelte'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: PROJECT_SERVICE } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': EXHAUSTIVE,
    },
  },
  repeatable,
);
