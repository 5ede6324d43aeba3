import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** Two files, built one after the other: `main` for Electron itself, `preload` for beside the page; a sandbox takes only CommonJS. */
export default defineConfig(({ mode }) => {
  const isPreload = mode === 'preload';
  return {
    publicDir: false,
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: at('../dist-frame'),
      emptyOutDir: !isPreload,
      rolldownOptions: {
        input: at(isPreload ? 'preload.ts' : 'main.ts'),
        external: ['electron', /^node:/],
        output: isPreload
          ? { format: 'cjs', entryFileNames: 'preload.cjs' }
          : { format: 'es', entryFileNames: 'main.mjs' },
      },
    },
  };
});
