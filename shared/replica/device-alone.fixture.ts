import { expect, vi } from 'vitest';
import { DeviceCore } from '../sync/device-core.ts';
import type { DeviceStorage } from '../sync/device-ports.ts';
import type { SignIn } from '../sync/wire.ts';
import { createRandom, createTimers } from './browser.ts';
import { createMemoryStorage, type Shelf } from './storage-memory.ts';

export const id = (end: string): string => `01890000-0000-7000-8000-${end.padStart(12, '0')}`;

const nobody = { connect: () => ({ send: () => {}, close: () => {} }) };

export const signInOf = (staff: string, nth: string, issuedMs: number): SignIn => ({
  id: id(nth),
  staff,
  device: id('d'),
  issuedMs,
  expiresMs: issuedMs + 16 * 3_600_000,
  mac: 'f'.repeat(32),
});

/** A device whose box is nowhere; its clock is wound, its disk outlives it. */
export async function startAlone(
  shelf: Shelf,
  clock: { readonly nowMs: number },
  wrap = (storage: DeviceStorage): DeviceStorage => storage,
): Promise<DeviceCore> {
  const storage = wrap(createMemoryStorage(shelf));
  const time = { wallMs: () => clock.nowMs, monotonicMs: () => clock.nowMs };
  const ports = { clock: time, timers: createTimers(), random: createRandom(), links: nobody, storage };
  const core = new DeviceCore(ports, { token: 'a token that is long enough', device: id('d') });
  core.start();
  await vi.waitFor(() => expect(core.isReady).toBe(true), { timeout: 10_000 });
  return core;
}
