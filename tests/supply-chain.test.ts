import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');
const workspace = read('pnpm-workspace.yaml');
const lockfile = read('pnpm-lock.yaml');

/** The lines of a list in the workspace file. */
const listOf = (name: string): string[] => {
  const [, block = ''] = new RegExp(`^${name}:\\n((?:  - .*\\n)+)`, 'm').exec(workspace) ?? [];
  return block.split('\n').flatMap((line) => (line.trim() === '' ? [] : line.replace('  - ', '').trim()));
};

test('only the package that brings Node runs code of its own while installing', () => {
  expect(listOf('onlyBuiltDependencies')).toEqual(['node']);
});

test('a version enters the lockfile three days after it was published at the earliest, and from the registry alone', () => {
  expect(Number(/^minimumReleaseAge: (\d+)$/m.exec(workspace)?.[1])).toBeGreaterThanOrEqual(3 * 24 * 60);
  expect(workspace).toMatch(/^blockExoticSubdeps: true$/m);
});

test.for(['package.json', ...listOf('packages').map((folder) => `${folder}/package.json`)])(
  'every version in %s is exact',
  (path) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(read(path)) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) && version !== 'workspace:*',
    );
    expect(loose).toEqual([]);
  },
);

test('everything in the lockfile is known by its hash, and nothing comes from a repository or an archive elsewhere', () => {
  const packages = lockfile.slice(lockfile.indexOf('\npackages:\n'), lockfile.indexOf('\nsnapshots:\n'));
  const resolutions = packages.match(/^ {4}resolution: .*$/gm) ?? [];
  expect(resolutions.length).toBeGreaterThan(100);
  expect(resolutions.filter((one) => !/^ {4}resolution: \{integrity: sha512-[\w+/=]+\}$/.test(one))).toEqual([]);
});
