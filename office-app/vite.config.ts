import { installable } from '@comanda/shared/replica/worker/installable.ts';
import { lookPlugins } from '@comanda/shared/ui/theme/look-plugins.ts';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  // The box serves the app below any path, and the demo from a port of its own.
  base: './',
  plugins: [lookPlugins(), react(), installable()],
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    target: ['safari16.4', 'chrome111'],
    // Inlined files would be `data:` addresses, which the box's content security policy does not allow for styles and fonts.
    assetsInlineLimit: 0,
    // Its size has a limit of its own, zipped, in tests/screens.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      output: {
        // What others wrote changes rarely: a device keeps it while our own part is updated.
        codeSplitting: { groups: [{ name: 'vendor', test: /node_modules/ }] },
      },
    },
  },
});
