import react from '@vitejs/plugin-react';
import { mergeConfig, type UserConfig } from 'vite';
import { installable } from '../../replica/worker/installable.ts';
import { lookPlugins } from '../theme/look-plugins.ts';
import { appPage } from './app-page.ts';

/** How a page that a box serves is built: for every browser that the apps are promised for. */
const pageBuild = {
  // The box serves the app below any path, and the demo from a port of its own.
  base: './',
  build: {
    target: ['safari16.4', 'chrome111'],
    // Inlined files would be `data:` addresses, which the box's content security policy does not allow for styles and fonts.
    assetsInlineLimit: 0,
    // Its size has a limit of its own, zipped, in tests/screens.
    chunkSizeWarningLimit: 1_000,
  },
} as const satisfies UserConfig;

export type OwnBuild = {
  /** Of what others wrote, that which changes rarely and is needed at once: a device keeps it while our own part is updated. */
  readonly vendor?: RegExp;
  /** What one app alone does. */
  readonly own?: UserConfig;
};

/** How an app that can be installed is built. */
export function appBuild({ vendor = /node_modules\/(?!\.pnpm)(?!qr\/)/, own = {} }: OwnBuild = {}): UserConfig {
  const shared: UserConfig = {
    ...pageBuild,
    plugins: [lookPlugins(), react(), appPage({ canBeInstalled: true }), installable()],
    resolve: { dedupe: ['react', 'react-dom'] },
    build: {
      ...pageBuild.build,
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'vendor', test: vendor }] } } },
    },
  };
  return mergeConfig(shared, own);
}

/** How a gallery is built: a page that nobody installs. */
export function galleryBuild(own: UserConfig = {}): UserConfig {
  const shared: UserConfig = {
    ...pageBuild,
    plugins: [lookPlugins(), react(), appPage({ canBeInstalled: false })],
    resolve: { dedupe: ['react', 'react-dom'] },
  };
  return mergeConfig(shared, own);
}
