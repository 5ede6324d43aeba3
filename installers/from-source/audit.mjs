// Asks the registry whether anything that Comanda ships with is known to be unsafe. Ends with 1 when something is, from "high" on;
// says so and ends with 0 where the registry does not answer such questions.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const grave = ['high', 'critical'];
const asked = spawnSync('npx', ['--yes', 'pnpm@10.34.9', 'audit', '--prod', '--json'], {
  cwd: fileURLToPath(new URL('../../', import.meta.url)),
  encoding: 'utf8',
  shell: process.platform === 'win32',
});

const answer = read(asked.stdout);
if (answer?.metadata === undefined) {
  const why = answer?.error?.message ?? `${asked.stdout}${asked.stderr}`.trim().split('\n')[0];
  console.log(
    `Not audited: the registry does not say what is unsafe (${String(why).replace(/https?:\/\/\S+/g, 'its address')}).`,
  );
} else {
  const found = Object.values(answer.advisories ?? {}).filter(({ severity }) => grave.includes(severity));
  for (const { severity, module_name, title, url } of found)
    console.error(`${severity}: ${module_name}: ${title} (${url})`);
  const { vulnerabilities, totalDependencies } = answer.metadata;
  console.log(`Audited ${totalDependencies} packages: ${JSON.stringify(vulnerabilities)}.`);
  if (found.length > 0) process.exitCode = 1;
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
