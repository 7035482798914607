import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The running cloud, while the page is worked on: `npx nx dev console`. */
const cloud = process.env['BAYON_CLOUD'] ?? 'http://localhost:4000';
const services = [
  'audit',
  'brand',
  'market',
  'research',
  'studio',
  'user',
  'users',
  '_local',
  'configuration.json',
];

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@bayon/source', 'browser', 'module', 'import', 'default'] },
  build: {
    target: 'es2022',
    // What a browser says of an error names the source.
    sourcemap: true,
    // Everything is a file of its own, so that the policy needs no `data:` for scripts.
    assetsInlineLimit: 0,
  },
  server: {
    host: 'localhost',
    port: 4173,
    proxy: {
      ...Object.fromEntries(services.map((name) => [`/${name}`, { target: cloud }])),
      '/realtime': { target: cloud, ws: true },
    },
  },
});
