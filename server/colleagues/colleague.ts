import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { type OrderView, orderView } from '@comanda/shared/order/order-view.ts';
import { type Credentials, pairDevice, signInWithPin } from '@comanda/shared/replica/enrol.ts';
import { createHeadlessDevice } from '@comanda/shared/replica/node/headless.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import type { ColleagueBrief, Shift } from './instructions.ts';

/** A sign-in is renewed when it has less than this left. */
const renewMs = 3_600_000;
/** After a refusal there is no hurry: the box counts tries. */
const tryAgainMs = 20_000;

/** One simulated colleague: a person with a device of their own, which reaches the box as every device does. */
export class Colleague {
  readonly brief: ColleagueBrief;
  readonly device: string;
  readonly core: DeviceCore;
  readonly #address: string;
  readonly #token: string;
  #nextSignInMs = 0;

  private constructor(brief: ColleagueBrief, address: string, { device, token }: Credentials, folder: string) {
    this.brief = brief;
    this.device = device;
    this.#address = address;
    this.#token = token;
    this.core = createHeadlessDevice({ address, device, token, folder }).core;
    this.core.start();
  }

  /** Takes the device they had before, or pairs a new one. */
  static async join(brief: ColleagueBrief, { address, folder }: Shift): Promise<Colleague> {
    const home = join(folder, brief.name.replaceAll(' ', '-').toLowerCase());
    const card = `${home}.json`;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!existsSync(card)) {
      const credentials = await pairDevice(fetch, address, brief.code);
      writeFileSync(`${card}.part`, JSON.stringify(credentials), { mode: 0o600 });
      renameSync(`${card}.part`, card);
    }
    return new Colleague(brief, address, JSON.parse(readFileSync(card, 'utf8')) as Credentials, home);
  }

  /** Connected, signed in and up to date. Who is cut off stands and waits, as their guests can see. */
  get canWork(): boolean {
    if (!this.core.isReady || this.core.halted !== null || this.core.connection().state !== 'live') return false;
    const { signedIn } = this.core;
    if (signedIn === null || signedIn.expiresMs - this.core.boxNowMs() < renewMs) this.#signIn();
    return signedIn !== null;
  }

  #signIn(): void {
    const nowMs = performance.now();
    if (nowMs < this.#nextSignInMs) return;
    this.#nextSignInMs = nowMs + tryAgainMs;
    signInWithPin(fetch, this.#address, this.#token, this.brief)
      .then((signIn) => this.core.signIn(signIn))
      .catch((error: unknown) => process.stderr.write(`${this.brief.name} cannot sign in: ${error}\n`));
  }

  orders(): OrderView[] {
    return [...this.core.book.orders.keys()].flatMap((order) => orderView(this.core.book, order) ?? []);
  }

  /** False when it was refused: somebody else was quicker. */
  does(command: Command): boolean {
    return !isRefusal(this.core.act(command));
  }
}
