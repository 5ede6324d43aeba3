import { fileURLToPath } from 'node:url';
import { installable } from '@comanda/shared/replica/worker/installable.ts';
import { lookPlugins } from '@comanda/shared/ui/theme/look-plugins.ts';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  // The box serves the app below any path, and the demo from a port of its own.
  base: './',
  plugins: [lookPlugins(), react(), installable()],
  resolve: {
    dedupe: ['react', 'react-dom'],
    // RxJS as it is written now; what it ships first is for browsers of ten years ago.
    conditions: ['es2015', ...defaultClientConditions],
    // The first works out what a change does to a query that was asked before; the few rows a kitchen watches are asked again.
    // By the second RxDB tells other tabs; here only one tab has the data (`multiInstance: false`), so it is never made.
    alias: {
      'event-reduce-js': fileURLToPath(new URL('data/ask-again.ts', import.meta.url)),
      'broadcast-channel': fileURLToPath(new URL('data/no-other-tabs.ts', import.meta.url)),
    },
  },
  build: {
    target: ['safari16.4', 'chrome111'],
    // Inlined files would be `data:` addresses, which the box's content security policy does not allow for styles and fonts.
    assetsInlineLimit: 0,
    // Its size has a limit of its own, zipped, in tests/screens.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      // Making a schema changes nothing, so those that only the box checks stay out of here, and TypeBox with them.
      treeshake: {
        manualPureFunctions: ['Type', 'OrNull'],
        moduleSideEffects: (id) => !id.includes('/node_modules/typebox/'),
      },
      output: {
        // What others wrote changes rarely: a device keeps it while our own part is updated. What reads notes and hashes PINs
        // comes when it is needed, and each page brings its own icons.
        codeSplitting: {
          groups: [{ name: 'vendor', test: /node_modules\/(?!\.pnpm)(?!yjs|lib0|@noble|lucide-react)/ }],
        },
      },
    },
  },
});
