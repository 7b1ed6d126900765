// How the reading room is built: one page, one script, one style sheet and nothing inlined, because the
// server's Content-Security-Policy allows only files of its own origin.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    reportCompressedSize: true,
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
  // A machine need not know the name localhost.
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8642' } },
});
