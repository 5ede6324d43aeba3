import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { lookPlugins } from '../theme/look-plugins.ts';

export default defineConfig({
  base: './',
  plugins: [lookPlugins(), react()],
  build: { target: ['safari16.4', 'chrome111'], assetsInlineLimit: 0, chunkSizeWarningLimit: 1_000 },
});
