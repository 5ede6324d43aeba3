import type { BoxLink } from './box-link.ts';
import type { BoxStore, Scheduler } from './box-ports.ts';
import { Pace } from './pace.ts';
import type { Presence, Present } from './wire.ts';

/** Those of a multi-session are told who is where at most this often, whatever anybody says. */
export const tellMs = 200;

type Ports = { readonly scheduler: Scheduler; readonly store: Pick<BoxStore, 'signIn'> };

/** Who is where: in memory only, as long as their line lives, and nobody's business but their multi-session's. */
export class BoxPresence {
  readonly #ports: Ports;
  readonly #linksOf: (multiSession: string) => readonly BoxLink[];
  readonly #paces = new Map<string, Pace>();

  constructor(ports: Ports, linksOf: (multiSession: string) => readonly BoxLink[]) {
    this.#ports = ports;
    this.#linksOf = linksOf;
  }

  says(link: BoxLink, { order, line, adding, signIn }: Presence): void {
    const { config } = link;
    if (config === null) return;
    const staff = order === null || signIn === undefined ? undefined : this.#personOf(config.device, signIn);
    link.at =
      order === null
        ? null
        : {
            device: config.device,
            order,
            ...(line !== undefined && { line }),
            ...(adding !== undefined && { adding }),
            ...(staff !== undefined && { staff }),
          };
    this.tell(config.multiSession);
  }

  left({ at, config }: BoxLink): void {
    if (at !== null && config !== null) this.tell(config.multiSession);
  }

  tell(multiSession: string): void {
    const pace =
      this.#paces.get(multiSession) ?? new Pace(this.#ports.scheduler, tellMs, () => this.#say(multiSession));
    this.#paces.set(multiSession, pace);
    pace.ask();
  }

  stop(): void {
    for (const pace of this.#paces.values()) pace.stop();
  }

  #say(multiSession: string): void {
    const links = this.#linksOf(multiSession);
    const who = links.flatMap(({ at }): Present[] => (at === null ? [] : [at]));
    for (const link of links) link.send({ type: 'present', who });
  }

  /** Nobody is shown under the name of whom the box did not sign in there. */
  #personOf(device: string, id: string): string | undefined {
    const signIn = this.#ports.store.signIn(id);
    return signIn?.device === device && signIn.event === undefined ? signIn.staff : undefined;
  }
}
