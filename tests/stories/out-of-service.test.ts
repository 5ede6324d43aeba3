import { expect } from 'vitest';
import type { StageTablet } from '../restaurant/stage.ts';
import { onEveryLine, onSimulatedCable } from './on-every-line.ts';

/** A manager takes a device out of service, as the office and the command line do. */
const outOfService = (
  night: { readonly box: { readonly core: unknown } },
  { identity }: StageTablet,
  fields: { revoked?: true; archived?: true } = { revoked: true },
): void => {
  const core = night.box.core as { changeRecords(changes: readonly object[]): void } | null;
  core?.changeRecords([{ table: 'devices', id: identity.id, fields }]);
};

/** The first word of something that has the token of a device and says that it has something left. */
const oldToken = ({ identity }: StageTablet, incarnation: string) => ({
  type: 'hello',
  protocol: 1,
  token: identity.token,
  incarnation,
  position: 0,
  tag: null,
  multiSession: null,
  outbox: [{ incarnation, first: 1 }],
  signIns: [],
  checkpoints: [],
});

const soonMs = 1_000;

onEveryLine((story) => {
  story('a device that is taken out of service is cut off within a second and hears nothing more', async ({ open }) => {
    const night = await open();
    const [anna, ben] = [night.tablet(1), night.tablet(2)];
    const order = anna.open(night.table('1'));
    await night.settle();
    const startMs = performance.now();
    outOfService(night, ben);
    await night.until(() => expect(ben.core.halted).toBe('revoked'));
    expect(performance.now() - startMs).toBeLessThan(soonMs);
    anna.add(order, night.plainProducts()[0] ?? '');
    await night.until(() => expect(anna.core.connection().pending).toBe(0));
    expect(ben.lines(order)).toEqual([]);
    expect(ben.core.act({ type: 'set-guests', order, guests: 3 })).toEqual({ refused: 'device-halted' });
  });

  story('so is a device that is taken off the list', async ({ open }) => {
    const night = await open();
    const ben = night.tablet(2);
    await night.settle();
    outOfService(night, ben, { archived: true });
    await night.until(() => expect(ben.core.halted).toBe('revoked'));
  });

  story('what it did before and could not send is set aside, and then it may be unpaired', async ({ open }) => {
    const night = await open();
    const [anna, ben] = [night.tablet(1), night.tablet(2)];
    const order = anna.open(night.table('1'));
    await night.settle();
    night.cut(2);
    ben.add(order, night.plainProducts()[0] ?? '', 2);
    ben.do({ type: 'set-guests', order, guests: 9 });
    outOfService(night, ben);
    night.mend(2);
    await night.until(() => expect(ben.core).toMatchObject({ halted: 'revoked', unsent: 0 }));
    expect(ben.core.cards.map(({ verdict }) => verdict)).toMatchObject([
      { verdict: 'set-aside', code: 'device-revoked' },
      { verdict: 'set-aside', code: 'device-revoked' },
    ]);
    const aside = night.sql<{ device: string; type: string }>(
      "SELECT device, json ->> '$.type' AS type FROM verdicts WHERE verdict = 'set-aside' ORDER BY entry",
    );
    expect(aside).toEqual(['line-added', 'guests-set'].map((type) => ({ device: ben.identity.id, type })));
    expect(anna.lines(order)).toEqual([]);
    expect(anna.view(order).guests.value).toBe(2);
    expect(night.sql("SELECT 1 FROM order_events WHERE type = 'line-added'")).toEqual([]);
    expect(ben.core.connection().state).toBe('no-box');
  });
});

onSimulatedCable('it looks at every moment of a long night', (story) => {
  story('a device that was killed while it was handing in hands in the rest, each thing once', async ({ open }) => {
    const night = await open();
    const ben = night.tablet(2);
    const order = ben.open(night.table('1'));
    night.settle();
    night.cut(2);
    for (let at = 0; at < 300; at += 1) ben.do({ type: 'set-guests', order, guests: at % 50 });
    night.settle();
    outOfService(night, ben);
    night.mend(2);
    for (let kills = 0; kills < 10 && ben.core.unsent > 0; kills += 1) {
      night.time.pass(1_010 + 7 * kills);
      ben.restart();
      night.time.pass(40);
    }
    night.settle();
    expect(ben.core).toMatchObject({ halted: 'revoked', unsent: 0 });
    const counts = night.sql<{ n: number; once: number }>(
      "SELECT count(*) AS n, count(DISTINCT id) AS once FROM verdicts WHERE verdict = 'set-aside'",
    );
    expect(counts).toEqual([{ n: 300, once: 300 }]);
  });

  story('whoever goes on and on with the old token is not listened to for ever', async ({ open }) => {
    const night = await open();
    const ben = night.tablet(2);
    outOfService(night, ben);
    night.settle();
    const incarnation = 'feedfeedfeedfeed';
    let seq = 0;
    const speak = (pushes: number): string[] => {
      const ends: string[] = [];
      const line = night.box.core?.connect({ send: () => {}, close: (code) => void ends.push(code) });
      line?.received(JSON.stringify(oldToken(ben, incarnation)));
      for (let push = 0; push < pushes && ends.length === 0; push += 1) {
        const offers = Array.from({ length: 256 }, () => ({
          id: ben.newId(),
          incarnation,
          deviceSeq: ++seq,
          type: 'x',
        }));
        line?.received(JSON.stringify({ type: 'push', offers }));
        night.time.pass(10);
      }
      line?.ended();
      return ends;
    };
    expect(speak(30)).toEqual([]);
    expect(speak(30)).toEqual(['revoked']);
    expect(speak(30)).toEqual(['revoked']);
    const [aside] = night.sql<{ n: number }>("SELECT count(*) AS n FROM verdicts WHERE verdict = 'set-aside'");
    expect(aside?.n).toBeGreaterThan(9_000);
    expect(aside?.n).toBeLessThanOrEqual(10_000);
  });

  story('a stranger with the old token gets neither the feed nor a place for more than it had', async ({ open }) => {
    const night = await open();
    const [anna, ben] = [night.tablet(1), night.tablet(2)];
    outOfService(night, ben);
    night.settle();
    const heard: string[] = [];
    const line = night.box.core?.connect({
      send: (text) => void heard.push((JSON.parse(text) as { type: string }).type),
      close: (code) => void heard.push(code),
    });
    const incarnation = 'feedfeedfeedfeed';
    const order = anna.open(night.table('1'));
    line?.received(JSON.stringify(oldToken(ben, incarnation)));
    line?.received(JSON.stringify({ type: 'presence', order }));
    const offer = { id: anna.newId(), incarnation, deviceSeq: 1, type: 'order-closed', orderId: order, nonsense: [1] };
    line?.received(JSON.stringify({ type: 'push', offers: [offer, { ...offer, deviceSeq: 99 }] }));
    night.settle(5_000);
    expect(heard).toEqual(['welcome', 'verdicts']);
    expect(anna.core.present).toEqual([]);
    expect(anna.view(order).state).toBe('open');
    expect(night.box.core?.links().map(({ device }) => device)).toEqual([anna.identity.id]);
  });
});
