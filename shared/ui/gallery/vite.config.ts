import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pageBuild } from '../app/app-build.ts';
import { appPage } from '../app/app-page.ts';
import { lookPlugins } from '../theme/look-plugins.ts';

export default defineConfig({
  ...pageBuild,
  plugins: [lookPlugins(), react(), appPage({ canBeInstalled: false })],
});
