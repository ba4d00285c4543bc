import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import regexp from 'eslint-plugin-regexp'
import { existsSync } from 'node:fs'
import tseslint from 'typescript-eslint'

/** Tests with their own `package.json`. */
const withPackages = ['test/integration/hosts', 'test/package/tools']

export default defineConfig(
  { ignores: ['.stryker-tmp/', 'coverage/', '**/dist/', 'test/package/consumers/'] },
  // Linting these needs the types of their packages, which `npm run test:hosts` and `npm run test:tools` install.
  {
    ignores: withPackages.flatMap((folder) =>
      existsSync(`${folder}/node_modules`) ? [] : [`${folder}/`],
    ),
  },
  js.configs.recommended,
  regexp.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Whatever a user's predicate throws is passed on as it is.
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  // The compiler finds undefined names, in JavaScript too.
  { files: ['**/*.js'], rules: { 'no-undef': 'off' } },
  {
    files: ['src/**/*.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'error' },
  },
)
