/**
 * The same screens in every theme and size take minutes. A run of all tests looks at as many of these looks as are named, by
 * chance (the title says which); `npm run looks` looks at every one.
 */
export function sampled<T>(looks: readonly T[], count = 1): readonly T[] {
  if (process.env.MODE === 'looks') return looks;
  const left = [...looks];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(Math.floor(Math.random() * left.length), 1),
  ).flat();
}
