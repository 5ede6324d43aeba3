import { backUp } from '@comanda/server/store/backup.ts';
import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { Down, Offer, Verdicts } from '@comanda/shared/sync/wire.ts';
import { nextIdea, type Trade } from '../../friday-night/people.ts';
import type { BoxDisk, OpenDisk } from '../../restaurant/box-machine.ts';
import { Restaurant } from '../../restaurant/restaurant.ts';
import { Seeded } from '../../restaurant/seeded.ts';
import type { Tablet } from '../../restaurant/tablet.ts';
import type { Told } from './told.ts';

type Hand = { readonly tablet: Tablet; readonly trade: Trade; readonly own: string[] };

const crew = [
  { trade: 'waiter', role: 'tablet', staff: 'waiter' },
  { trade: 'cook', role: 'kitchen', staff: 'cook' },
  { trade: 'cashier', role: 'till', staff: 'cashier' },
  { trade: 'waiter', role: 'tablet', staff: 'manager' },
] as const;

/** A box on a real disk, and people whose time and luck come from a seed: the same seed writes the same things in the same order. */
export class Evening {
  readonly #restaurant: Restaurant;
  readonly #random: Seeded;
  readonly #tell: (...told: readonly Told[]) => void;
  readonly #hands: Hand[] = [];
  readonly #tables: readonly string[];
  readonly #products: readonly string[];
  /** Everything that was offered, as its author has it. */
  readonly #offered = new Map<string, string>();
  readonly #bySeq = new Map<string, { readonly offer: Offer; judged: boolean }>();

  constructor(seed: number, openDisk: OpenDisk, tell: (...told: readonly Told[]) => void) {
    this.#tell = tell;
    this.#random = new Seeded(seed);
    this.#restaurant = new Restaurant({ tablets: 0, seed }, openDisk);
    this.#tables = this.#restaurant.tables();
    this.#products = this.#restaurant.plainProducts();
    for (const table of ['settings', 'products'] as const) this.#tellRows(table);
    for (const { trade, role, staff } of crew) {
      const tablet = this.#restaurant.addTablet(role, this.#restaurant.staff(staff));
      this.#hands.push({ tablet, trade, own: [] });
      tablet.cable.says = (message) => this.#said(message);
    }
    this.#tellRows('devices');
    this.#restaurant.settle();
    for (const { tablet } of this.#hands) this.#tell({ kind: 'sign-in', id: tablet.core.signedIn?.id ?? '' });
  }

  get disk(): BoxDisk {
    return this.#restaurant.box.disk;
  }

  /** Whether there is a box at work. */
  get isServed(): boolean {
    return this.#restaurant.box.core !== null;
  }

  tap(times: number): void {
    for (let tap = 0; tap < times; tap += 1) {
      const hand = this.#random.pick(this.#hands) as Hand;
      if (this.#random.chance(0.04)) this.#changeRecord(hand);
      else this.#act(hand);
      // Sometimes two touches come so close that one commit takes both.
      this.#restaurant.time.pass(this.#random.chance(0.3) ? 0 : 20 + this.#random.below(200));
    }
    this.#restaurant.settle();
  }

  closeDay(): void {
    const day = this.#restaurant.box.core?.closeDay() ?? '';
    this.#tell({ kind: 'day', day });
    this.#restaurant.settle();
  }

  /** @returns the manifest's path */
  backUp(folder: string): Promise<string> {
    return backUp(this.disk.database, folder, this.#restaurant.time.nowMs);
  }

  restartBox(open: () => BoxDisk): void {
    const { box } = this.#restaurant;
    this.#restaurant.killBox();
    box.disk.database.close();
    box.disk = open();
    this.#restaurant.startBox();
    this.#restaurant.settle();
  }

  #act({ tablet, trade, own }: Hand): void {
    const { core } = tablet;
    const sight = {
      tablet,
      random: this.#random,
      own,
      tables: this.#tables,
      products: this.#products,
      courses: [...core.records('courses').keys()],
      movesParts: true,
      gives: false,
    };
    const idea = nextIdea(sight, trade);
    const offers = idea === null ? [] : core.act(idea);
    if (isRefusal(offers)) return;
    own.push(...offers.map(({ id }) => id));
    this.#offer(offers);
  }

  #changeRecord({ tablet }: Hand): void {
    const row = this.#random.pick(this.#products) ?? '';
    const availability = this.#random.chance(0.4) ? 'sold-out' : 'available';
    const offer = tablet.core.changeRecord('products', row, { availability });
    if (!isRefusal(offer)) this.#offer([offer]);
  }

  #offer(offers: readonly Offer[]): void {
    for (const offer of offers) {
      this.#offered.set(offer.id, JSON.stringify(offer));
      this.#bySeq.set(`${offer.incarnation} ${offer.deviceSeq}`, { offer, judged: false });
    }
  }

  /** The box says something to a device: from this moment somebody knows. */
  #said(message: Down): void {
    if (message.type === 'verdicts') this.#judged(message);
    if (message.type !== 'frame') return;
    for (const entry of message.entries) {
      if (entry.kind === 'event') this.#seen(entry);
      else if (entry.kind === 'record') {
        const { table, id, version } = entry.row;
        this.#tell({ kind: 'record', table, id, version });
      } else if (entry.kind === 'scope')
        for (const { facts } of entry.enter) for (const fact of facts) this.#seen(fact);
    }
    this.#tell({ kind: 'group', upTo: message.upTo, tag: message.tag });
  }

  #seen({ at, event }: { readonly at: number; readonly event: { readonly id: string } }): void {
    this.#tell({ kind: 'event', id: event.id, at, json: this.#offered.get(event.id) ?? JSON.stringify(event) });
  }

  #judged({ incarnation, upToSeq, refused }: Verdicts): void {
    const no = new Set(refused.map(({ id }) => id));
    for (let seq = upToSeq; ; seq -= 1) {
      const known = this.#bySeq.get(`${incarnation} ${seq}`);
      if (known === undefined || known.judged) return;
      known.judged = true;
      const { id, type } = known.offer;
      if (no.has(id)) this.#tell({ kind: 'verdict', id, verdict: 'refused' });
      else if (type === 'record-changed') this.#tell({ kind: 'verdict', id, verdict: 'admitted' });
      else this.#tell({ kind: 'event', id, at: null, json: this.#offered.get(id) ?? '' });
    }
  }

  #tellRows(table: 'settings' | 'products' | 'devices'): void {
    for (const { id, version } of this.#restaurant.box.core?.life.records.tables.get(table)?.values() ?? [])
      this.#tell({ kind: 'record', table, id, version });
  }
}
