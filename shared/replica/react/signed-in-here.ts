import type { SignIn } from '../../sync/wire.ts';
import type { Memory } from './pairing-shelf.ts';

/** So many people take turns at one tablet before the first is forgotten. */
const most = 64;

/** Who was signed in on this device: an event names the sign-in, a screen wants the person. */
export class SignedInHere {
  readonly #memory: Memory;
  readonly #key: string;
  readonly #staff: Map<string, string>;

  constructor(memory: Memory, app: string) {
    this.#memory = memory;
    this.#key = `comanda-${app}-people`;
    this.#staff = new Map(readPairs(memory.getItem(this.#key)));
  }

  add({ id, staff }: Pick<SignIn, 'id' | 'staff'>): void {
    this.#staff.set(id, staff);
    const kept = [...this.#staff].slice(-most);
    this.#memory.setItem(this.#key, JSON.stringify(kept));
  }

  /** Null for a sign-in of another device. */
  staffOf(signIn: string): string | null {
    return this.#staff.get(signIn) ?? null;
  }
}

function readPairs(text: string | null): [string, string][] {
  try {
    const read: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(read) ? read.filter((one) => Array.isArray(one) && one.length === 2) : [];
  } catch {
    // A name that is not shown is no loss to the order.
    return [];
  }
}
