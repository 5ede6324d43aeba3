import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { startImpostor } from './impostor.ts';
import { sampled } from './sampled.ts';
import { TrustingBrowser } from './trusting-chromium.ts';

const house = openHouse({ ...usual, launch: () => TrustingBrowser.launch() });

test('a new device is told which step is missing until it trusts the box, and then where the app is', async () => {
  const address = `${house.service.doors.plain}/setup#pair=482913`;
  let page = await house.browser.newPage();
  await page.goto(address);
  const verdict = page.locator('.verdict p:visible');
  await shows(verdict, /^Not trusted yet: the box’s certificate is not installed here\. Begin with step 1/);
  await shows(page.locator('.code strong'), '482 913');
  expect(await page.locator('[aria-current="step"]:visible h2').textContent()).toContain('Load the certificate');

  await page.getByRole('button', { name: 'iPad or iPhone' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Load the profile' }).click();
  expect((await download).suggestedFilename()).toBe('comanda.mobileconfig');
  await shows(verdict, /^Not trusted yet: it is loaded\. Install it in the settings, then do step 2/);
  expect(await page.locator('[aria-current="step"]:visible h2').textContent()).toContain('Turn on trust');

  await house.browser.trust(house.service.authorityFile);
  page = await house.browser.newPage();
  await page.goto(address);
  await shows(page.locator('.verdict p:visible'), 'This device trusts the box. Go on with the last step.');
  expect(await page.locator('.tick:visible').count()).toBe(2);
  await shows(page.locator('.address code:visible'), house.service.doors.secure);
  const open = page.getByRole('link', { name: 'Open the app' });
  expect(await open.getAttribute('href')).toBe(`${house.service.doors.secure}/#pair=482913`);
  // On an iPad the app on the Home Screen needs the code, and Safari would use it up.
  await page.getByRole('button', { name: 'iPad or iPhone' }).click();
  expect(await open.getAttribute('href')).toBe(`${house.service.doors.secure}/`);
  await open.click();
  await page.waitForURL(`${house.service.doors.secure}/**`);
  await page
    .getByRole('button', { name: /Anna Lind|Pair/ })
    .first()
    .waitFor();
  await page.close();
});

test('who trusts the box trusts nobody else by it, not even a thief who has its key', async () => {
  const impostor = await startImpostor(house.service.authorityFile);
  const page = await house.browser.newPage();
  await page.goto(`${house.service.doors.secure}/healthz`);
  await expect(page.goto(impostor.url)).rejects.toThrow(
    /net::ERR_CERT_(INVALID|NAME_CONSTRAINT_VIOLATION|AUTHORITY_INVALID)/,
  );
  expect(impostor.heard()).toMatchObject({ believers: 0 });
  await page.close();
  await impostor.close();
});

test('a device that cannot reach https at all is told so, not that it should trust', async () => {
  const page = await house.browser.newPage();
  await page.route(/^https:/, (route) => route.abort('connectionfailed'));
  // What other pages of this machine did a moment ago is forgotten.
  await page.route('**/setup/state', async (route) => {
    const answer = await route.fetch().catch(() => null);
    return answer === null ? route.abort() : route.fulfill({ json: { ...(await answer.json()), heard: null } });
  });
  await page.goto(`${house.service.doors.plain}/setup`);
  await shows(
    page.locator('.verdict p:visible'),
    /^https does not answer: this device cannot reach port \d+ of the box/,
  );
  await house.service.killBox();
  await shows(page.locator('.verdict p:visible'), /^The box does not answer/, 15_000);
  await house.service.startBox();
  await page.close();
});

test.for(sampled(['light', 'dark'] as const))('the set-up page is for everybody, %s', async (colorScheme) => {
  const context = await house.browser.newContext({ colorScheme, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const broken: string[] = [];
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && broken.push(message.text()));
  await page.goto(`${house.service.doors.plain}/setup?lang=sv`);
  await page.locator('.verdict p:visible').waitFor();
  expect(await examine(page, `setup-${colorScheme}`, { whole: true })).toEqual([]);
  expect(broken).toEqual([]);
  await context.close();
});
