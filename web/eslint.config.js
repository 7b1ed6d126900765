import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default typescript.config(
  { ignores: ['dist/', 'node_modules/'] },
  js.configs.recommended,
  ...typescript.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: typescript.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  {
    rules: {
      // What comes from pages is always a text node.
      'svelte/no-at-html-tags': 'error',
      // {' '} keeps a blank that the compiler would trim.
      'svelte/no-useless-mustaches': 'off',
      // Sets that are replaced as a whole need no reactive kind.
      'svelte/prefer-svelte-reactivity': 'off',
      // Routes are this program's own (lib/routes.ts), not SvelteKit's.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
);
