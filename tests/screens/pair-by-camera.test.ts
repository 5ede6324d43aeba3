import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeQR } from 'qr';
import { afterAll, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse } from './house.ts';
import { Service } from './service.ts';

const film = join(tmpdir(), `comanda-camera-${process.pid}.y4m`);
afterAll(() => rmSync(film, { force: true }));

const [width, height, dot] = [640, 480, 8];

/** What a camera sees in front of a screen: YUV4MPEG2, a format that has no compression. */
function filmOf(text: string): Buffer {
  const rows = encodeQR(text, 'raw', { border: 3 });
  const bright = Buffer.alloc(width * height, 170);
  const [left, top] = [width, height].map((size) => Math.floor((size - rows.length * dot) / 2)) as [number, number];
  for (const [y, row] of rows.entries())
    for (const [x, isDark] of row.entries())
      for (let line = 0; line < dot; line += 1) {
        const from = (top + y * dot + line) * width + left + x * dot;
        bright.fill(isDark ? 20 : 235, from, from + dot);
      }
  const grey = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), bright, grey]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]);
}

const house = openHouse({
  launch: async (opening) => {
    const service = await opening;
    const address = `${service.doors.plain}/setup#pair=${await service.pairingCode('tablet')}`;
    writeFileSync(film, filmOf(address));
    return launchChromium([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ]);
  },
  open: () => Service.open(),
});

test('a tablet reads its code with the camera inside the app, and is paired', async () => {
  const context = await house.browser.newContext({ viewport: { width: 820, height: 1180 }, permissions: ['camera'] });
  const page = await context.newPage();
  await page.goto(house.service.doors.plain);
  await page.getByRole('button', { name: 'Scan the code' }).click();
  await page.getByRole('button', { name: /Anna Lind/ }).waitFor();
  await context.close();
});

test('without leave for the camera the sheet says so, and the digits are one touch away', async () => {
  const context = await house.browser.newContext({ viewport: { width: 820, height: 1180 } });
  await context.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  const page = await context.newPage();
  await page.goto(house.service.doors.plain);
  await page.getByRole('button', { name: 'Scan the code' }).click();
  const sheet = page.getByRole('dialog', { name: 'Point the camera at the code' });
  await shows(sheet.getByRole('alert'), /Allow it in the settings of this device, or type the six digits/);
  await examine(page, 'the sheet of the camera');
  await sheet.getByRole('button', { name: 'Type the digits' }).click();
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
  await context.close();
});
