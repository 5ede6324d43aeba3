import { fileURLToPath } from 'node:url';
import { appBuild } from '@comanda/shared/ui/app/app-build.ts';
import { defaultClientConditions } from 'vite';

export default appBuild({
  // What reads notes and hashes PINs comes when it is needed, and each page brings its own icons.
  vendor: /node_modules\/(?!\.pnpm)(?!yjs|lib0|@noble|lucide-react|qr\/)/,
  own: {
    resolve: {
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
      rolldownOptions: {
        // Making a schema changes nothing, so those that only the box checks stay out of here, and TypeBox with them.
        treeshake: {
          manualPureFunctions: ['Type', 'OrNull'],
          moduleSideEffects: (id) => !id.includes('/node_modules/typebox/'),
        },
      },
    },
  },
});
