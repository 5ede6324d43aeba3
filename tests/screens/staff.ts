import type { Cable } from '@comanda/server/demo/cable.ts';
import type { DeviceRole } from '@comanda/shared/floor/floor.ts';
import { crewPins } from '@comanda/shared/sample/people.ts';
import { sampleId } from '@comanda/shared/sample/sample-id.ts';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { insecureHost, type Service } from './service.ts';

export type DeviceOptions = {
  readonly role?: DeviceRole;
  readonly person?: string;
  readonly insecure?: boolean;
  readonly refuses?: (firstBytes: Buffer) => boolean;
};

const usualPerson = {
  tablet: 'Anna Lind',
  kitchen: 'Dimitri Pappas',
  till: 'Farah Aziz',
  office: 'Ingrid Sandell',
} as const satisfies Record<DeviceRole, string>;
const appOf = { tablet: '/', kitchen: '/kds/', till: '/kds/', office: '/office/' } as const;

/** They have worked here before: nothing is hinted at. */
async function hasSeenHints(context: BrowserContext): Promise<void> {
  const people = Object.keys(crewPins).map((name) => sampleId(`staff ${name}`));
  await context.addInitScript((all) => {
    if (location.protocol.startsWith('http'))
      for (const one of all) localStorage.setItem(`comanda-hints-seen ${one}`, 'table send dot');
  }, people);
}

/** A person with a device in their hands, who sees only what the page shows. */
export class Person {
  readonly page: Page;
  readonly cable: Cable;

  private constructor(page: Page, cable: Cable) {
    this.page = page;
    this.cable = cable;
  }

  /** Opens the app from its link with the code, and signs in. */
  static async arrives(service: Service, context: BrowserContext, options: DeviceOptions = {}): Promise<Person> {
    const { role = 'tablet', insecure = false, refuses } = options;
    const person = options.person ?? usualPerson[role];
    const cable = await service.layCable(refuses);
    const name = insecure ? insecureHost : '127.0.0.1';
    await hasSeenHints(context);
    const page = await context.newPage();
    const code = await service.pairingCode(role);
    const box = encodeURIComponent(`http://${name}:${cable.port}`);
    await page.goto(`${service.appUrl(appOf[role], name)}#pair=${code}&box=${box}`);
    const self = new Person(page, cable);
    // A kitchen shows its tickets before anybody has signed in.
    if (role === 'kitchen') await page.getByRole('button', { name: /^Sign in so that/ }).click();
    await self.signIn(person);
    return self;
  }

  /** Opens the app at the box itself, by https if it is not said otherwise, as somebody does who is about to install it. */
  static async installs(
    service: Service,
    context: BrowserContext,
    { person = usualPerson.tablet, at = service.doors.secure }: { person?: string; at?: string } = {},
  ): Promise<Person> {
    await hasSeenHints(context);
    const page = await context.newPage();
    await page.goto(`${at}/#pair=${await service.pairingCode('tablet')}`);
    const self = new Person(page, await service.layCable());
    await self.signIn(person);
    return self;
  }

  /** The same person with the same device, in another window. */
  on(page: Page): Person {
    return new Person(page, this.cable);
  }

  async signIn(person: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(person) }).click();
    await this.page.getByLabel(`PIN of ${person}`).fill(crewPins[person] ?? '');
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  get strip(): Locator {
    return this.page.locator('.strip');
  }

  line(name: string): Locator {
    return this.page.locator(`.line[data-name="${name}"]`);
  }

  quantity(name: string): Locator {
    return this.line(name).locator('.line-quantity');
  }

  async goesToFloor(): Promise<void> {
    await this.page.getByRole('link', { name: /Floor/ }).click();
  }

  /** Opens the order of a table, a new one if it is free. */
  async goesToTable(number: string): Promise<void> {
    const tile = this.page.locator(`[data-table="${number}"]`);
    const isFree = (await tile.getAttribute('class'))?.includes('free') === true;
    await tile.click();
    if (isFree) await this.page.getByRole('button', { name: /^Open for/ }).click();
    await this.page.locator('main.order').waitFor();
  }

  /** Opens the order that somebody else has begun at a table, once it is seen here. */
  async joinsTable(number: string): Promise<void> {
    await this.page.locator(`[data-table="${number}"]:not(.free)`).click();
    await this.page.locator('main.order').waitFor();
  }

  /** Taps a product that asks no question. */
  async adds(category: string, product: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: category, exact: true }).click();
    await this.page.locator('.product > button:first-child', { hasText: product }).click();
  }

  /** Sends what is not with the kitchen: the first course goes, later ones wait. */
  async sends(): Promise<void> {
    await this.page.getByRole('button', { name: /^Send/ }).click();
  }

  async opensLine(name: string): Promise<void> {
    await this.line(name).locator('.line-what').click();
  }

  async tapsPlus(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `One more ${name}` }).click();
  }
}
