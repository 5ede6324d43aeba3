import { fileURLToPath } from 'node:url';
import { appBuild } from '@comanda/shared/ui/app/app-build.ts';
import type { Plugin, UserConfig } from 'vite';

const noEvaluation = fileURLToPath(new URL('data/practice/no-evaluation.ts', import.meta.url));

const withoutEvaluation: Plugin = {
  name: 'comanda-no-evaluation',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === './evaluate.mjs' && importer?.includes('/typebox/build/system/environment/') ? noEvaluation : null,
};

/** The box of the practice is a program of its own: not a byte of it comes before somebody practises. */
export const practiceBox: UserConfig = { worker: { format: 'es', plugins: () => [withoutEvaluation] } };

export default appBuild({ own: practiceBox });
