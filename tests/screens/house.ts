import { afterAll, beforeAll, beforeEach } from 'vitest';
import { chromiumForFile, type NoBrowser } from './chromium.ts';
import { Service } from './service.ts';

type Closed = { close(): Promise<unknown> };

/** What the stories of one file are told in. */
export type House<B, S> = { readonly browser: B; readonly service: S };

export type HouseParts<B extends Closed, S extends Closed> = {
  /** Both are opened at once; a browser that has to know the service waits for it. */
  readonly launch: (service: Promise<S>) => Promise<B | NoBrowser>;
  readonly open: () => Promise<S>;
  /** Who is there before the first story. */
  readonly arrive?: (house: House<B, S>) => Promise<void>;
  /** Before the house is closed. */
  readonly leave?: () => void;
};

/** Chromium, and the sample restaurant in service. */
export const usual = { launch: () => chromiumForFile(), open: () => Service.open() };

/**
 * Opens the house before the stories of a file and closes it after them. On a computer without the browser its stories are
 * skipped, with what is missing as the reason.
 */
export function openHouse<B extends Closed, S extends Closed>(parts: HouseParts<B, S>): House<B, S> {
  let opened: { readonly browser: B | NoBrowser; readonly service: S } | null = null;

  const house: House<B, S> = {
    get browser() {
      if (opened === null || 'missing' in opened.browser) throw new Error('the house has no browser yet');
      return opened.browser;
    },
    get service() {
      if (opened === null) throw new Error('the house is not open yet');
      return opened.service;
    },
  };

  beforeAll(async () => {
    const opening = parts.open();
    const [browser, service] = await Promise.all([parts.launch(opening), opening]);
    opened = { browser, service };
    if (!('missing' in browser)) await parts.arrive?.(house);
  });
  beforeEach(({ skip }) => {
    if (opened !== null && 'missing' in opened.browser) skip(opened.browser.missing);
  });
  afterAll(async () => {
    parts.leave?.();
    if (opened === null) return;
    try {
      if (!('missing' in opened.browser)) await opened.browser.close();
    } finally {
      // Other files follow in this process.
      await opened.service.close();
    }
  });
  return house;
}
