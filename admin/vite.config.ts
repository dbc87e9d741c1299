import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const api = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig(({ command }) => {
  // A build is the same whoever asks for it: tests would otherwise get React's development half.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    root: here('.'),
    base: '/',
    plugins: [react()],
    build: {
      outDir: here('../dist/admin'),
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1200,
    },
    server: { port: 5173, proxy: { '/api': api, '/healthz': api, '/readyz': api } },
  };
});
