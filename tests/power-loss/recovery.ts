import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBox } from '@comanda/server/box.ts';
import { createLog } from '@comanda/server/log.ts';
import type { Manifest } from '@comanda/server/store/backup.ts';
import { databaseFile } from '@comanda/server/store/files.ts';
import { openReader, type Reader } from '@comanda/server/store/open.ts';
import { crashModels, type Remains } from './disk/disk.ts';
import type { Told } from './evening/told.ts';
import { type Image, imageOf } from './image.ts';

/** What is wrong with the state that a crash left, in words; nothing when it is as it should be. */
export type Findings = { readonly lost: string[]; readonly corrupt: string[]; readonly foldMismatch: string[] };

type Looked = { readonly remains: Remains; readonly told: number; readonly findings: Findings };

const log = createLog('silent');

/** Of an evening that is nearly over each has some megabytes. */
const mostImages = 100;

/** Opens what crashes leave as a start of the box does, and looks whether it keeps every word that was given. */
export class Recovery {
  readonly #folder: string;
  /** What a database holds follows from its bytes, and most crashes come down to the same few hundred. */
  readonly #images = new Map<string, Image>();
  /** How many of the words, in the order in which they were given, each image is known to keep. */
  readonly #kept = new Map<Image, number>();
  /** Files outside the box's folder lie as they were laid, whatever a start of the box does. */
  readonly #laid = new Map<string, Buffer>();

  /** Between two syncs a disk that loses everything else stays as it is: what follows from the same files follows again. */
  #recent: Looked[] = [];
  /** How many starts of the box there were. */
  opened = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  look(remains: Remains, told: readonly Told[]): Findings {
    const isThis = (one: Looked): boolean => one.told === told.length && areSame(one.remains, remains);
    const looked = this.#recent.find(isThis) ?? { remains, told: told.length, findings: this.#lookAt(remains, told) };
    this.#recent = [...this.#recent.filter((one) => one !== looked), looked].slice(-crashModels.length);
    return looked.findings;
  }

  #lookAt(remains: Remains, told: readonly Told[]): Findings {
    this.opened += 1;
    this.#lay(remains);
    const findings: Findings = { lost: [], corrupt: [], foldMismatch: [] };
    try {
      this.#open(told, findings);
    } catch (error) {
      findings.corrupt.push(`it does not go on: ${String(error)}`);
    }
    return findings;
  }

  #lay({ folders, files }: Remains): void {
    rmSync(join(this.#folder, 'box'), { recursive: true, force: true });
    for (const name of this.#laid.keys()) {
      if (files.get(name) === this.#laid.get(name)) continue;
      rmSync(join(this.#folder, name));
      this.#laid.delete(name);
    }
    for (const name of folders) mkdirSync(join(this.#folder, name), { recursive: true });
    for (const [name, bytes] of files) {
      if (this.#laid.has(name)) continue;
      writeFileSync(join(this.#folder, name), bytes);
      if (!name.startsWith('box/')) this.#laid.set(name, bytes);
    }
  }

  #open(told: readonly Told[], findings: Findings): void {
    const data = join(this.#folder, 'box');
    const failures: unknown[] = [];
    const box = openBox(data, log, (error) => failures.push(error));
    const reader = openReader(databaseFile(data));
    try {
      const image = this.#image(reader);
      findings.corrupt.push(...image.damage);
      findings.foldMismatch.push(...image.foldMismatch);
      findings.lost.push(...this.#missing(image, told));
      const { head } = box.core.life;
      if (head !== image.head) findings.corrupt.push(`the core begins at ${head}, the database ends at ${image.head}`);
      // The box goes on: what it takes now is there.
      const customer = box.newId();
      box.core.changeRecords([{ table: 'customers', id: customer, fields: { name: 'After the cut' } }]);
      const isThere = reader.prepare('SELECT 1 FROM customers WHERE id = ?').get(customer) !== undefined;
      if (failures.length > 0 || !isThere)
        findings.corrupt.push(`it does not take the next change: ${failures.map(String).join()}`);
    } finally {
      reader.close();
      box.close();
    }
  }

  #image(reader: Reader): Image {
    const key = createHash('sha1').update(reader.serialize()).digest('base64');
    const known = this.#images.get(key) ?? imageOf(reader);
    // Crashes come in the order of the evening: what was not met for long is not met again.
    this.#images.delete(key);
    this.#images.set(key, known);
    const [oldest] = this.#images;
    if (this.#images.size > mostImages && oldest !== undefined) {
      this.#images.delete(oldest[0]);
      this.#kept.delete(oldest[1]);
    }
    return known;
  }

  /** The files of backups are looked at each time; what the database keeps follows from its image. */
  #missing(image: Image, told: readonly Told[]): string[] {
    const isKept = (one: Told): boolean => (one.kind === 'backup' ? this.#isWhole(one.manifest) : keeps(image, one));
    const known = this.#kept.get(image) ?? 0;
    const rest = told.filter((one, at) => at >= known || one.kind === 'backup');
    const missing = rest.filter((one) => !isKept(one));
    if (missing.length === 0) this.#kept.set(image, Math.max(known, told.length));
    return missing.map((one) => JSON.stringify(one));
  }

  #isWhole(manifest: string): boolean {
    const path = join(this.#folder, manifest);
    if (!existsSync(path)) return false;
    const { sha256 } = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    const file = path.replace(/\.json$/, '.sqlite');
    return existsSync(file) && createHash('sha256').update(readFileSync(file)).digest('hex') === sha256;
  }
}

/** Those that were not written to are the same objects. */
const areSame = (one: Remains, other: Remains): boolean =>
  one.folders.join() === other.folders.join() &&
  one.files.size === other.files.size &&
  [...one.files].every(([name, bytes]) => other.files.get(name) === bytes);

function keeps(image: Image, told: Exclude<Told, { kind: 'backup' }>): boolean {
  switch (told.kind) {
    case 'event': {
      const event = image.events.get(told.id);
      return event !== undefined && event.json === told.json && (told.at === null || told.at === event.at);
    }
    case 'group':
      return image.groups.get(told.upTo) === told.tag;
    case 'record':
      return (image.records.get(`${told.table} ${told.id}`) ?? 0) >= told.version;
    case 'verdict':
      return image.verdicts.get(told.id) === told.verdict;
    case 'sign-in':
      return image.signIns.has(told.id);
    case 'day':
      return image.days.has(told.day);
  }
}
