import { expect, onTestFinished, test } from 'vitest';
import { chromiumForFile } from './chromium.ts';

test('two devices in one browser keep their own storage', async ({ skip }) => {
  const browser = await chromiumForFile();
  if ('missing' in browser) return skip(browser.missing);
  onTestFinished(() => browser.close());
  const [first, second] = [await browser.newContext(), await browser.newContext()];
  for (const device of [first, second]) {
    await device.route('http://box.test/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Comanda</h1>' }),
    );
  }
  const [waiter, cook] = [await first.newPage(), await second.newPage()];
  await waiter.goto('http://box.test/');
  await cook.goto('http://box.test/');

  await waiter.evaluate(() => localStorage.setItem('signed-in', 'Ana'));

  expect(await waiter.textContent('h1')).toBe('Comanda');
  expect(await cook.evaluate(() => localStorage.getItem('signed-in'))).toBeNull();
});
