import type { Cable } from '@comanda/server/demo/cable.ts';
import type { DeviceRole } from '@comanda/shared/floor/floor.ts';
import { crewPins } from '@comanda/shared/sample/people.ts';
import { sampleId } from '@comanda/shared/sample/sample-id.ts';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page, ViewportSize } from 'playwright-core';
import type { House } from './house.ts';
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

/** A sheet, and what is asked over it. */
const mostLayers = 4;
/** The longest pause between two tries, and the try itself. */
const backMs = 20_000;

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

  /**
   * On the floor of a tablet, in contact, with nothing open, chosen or said: where a story begins for somebody who has been
   * through another one, however that ended. The page is loaded again only where it must be: that costs several times as much.
   */
  async startsOver(): Promise<void> {
    const { page } = this;
    this.cable.mend();
    const sheets = page.locator('dialog[open]');
    for (let layer = 0; layer < mostLayers && (await sheets.count()) > 0; layer += 1)
      await page.keyboard.press('Escape');
    const hasChosen = await page.evaluate(() => {
      location.hash = '/';
      const chosen = Object.keys(localStorage).filter((key) => key.startsWith('comanda-tablet-floor'));
      for (const key of chosen) localStorage.removeItem(key);
      return chosen.length > 0;
    });
    // What is said for some seconds would be said into the next story, and can be pressed there.
    if (hasChosen || (await page.locator('dialog[open], .toast').count()) > 0) await page.reload();
    await page.locator('[data-table]').first().waitFor();
    const isInContact = this.strip.getByRole('status').filter({ hasText: /^(Live|All caught up)/ });
    await isInContact.waitFor({ timeout: backMs });
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

/**
 * The waiters of one file: each arrives when a story first calls them and keeps their tablet for all later ones, since to arrive
 * is what costs most. A story begins on the floor, and has tables of its own.
 */
export function waitersOf(house: House<Browser, Service>, device: BrowserContextOptions & { viewport: ViewportSize }) {
  const here = new Map<string, Person>();
  return async (person: string = usualPerson.tablet): Promise<Person> => {
    const known = here.get(person);
    if (known !== undefined) {
      await known.page.setViewportSize(device.viewport);
      await known.startsOver();
      return known;
    }
    const waiter = await Person.arrives(house.service, await house.browser.newContext(device), { person });
    here.set(person, waiter);
    return waiter;
  };
}
