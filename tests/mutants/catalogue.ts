import { mutantsOfTheBox } from './in-the-box.ts';
import { mutantsOfTheDevice } from './in-the-device.ts';
import { mutantsOfTheRules } from './in-the-rules.ts';
import { mutantsOfAdmission } from './in-what-is-admitted.ts';
import { type Mutant, plantedIn } from './mutant.ts';

export const mutants: readonly Mutant[] = [
  ...mutantsOfTheBox,
  ...mutantsOfAdmission,
  ...mutantsOfTheDevice,
  ...mutantsOfTheRules,
];

export function mutantNamed(name: string): Mutant {
  const mutant = mutants.find((one) => one.name === name);
  if (mutant === undefined) throw new Error(`no mutant is called ${name}`);
  return mutant;
}

/** The mutant that this process lives with. */
export function mutantHere(): Mutant | null {
  const name = process.env[plantedIn] ?? '';
  return name === '' ? null : mutantNamed(name);
}
