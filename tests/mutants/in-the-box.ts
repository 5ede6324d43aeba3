import { type Mutant, nights, story, unit } from './mutant.ts';

const core = 'shared/sync/box-core.ts';
const group = 'shared/sync/box-group.ts';
const commit = 'shared/sync/box-commit.ts';
const merges = 'shared/order/merges.ts';
const inbox = 'shared/sync/box-inbox.ts';
const lines = 'shared/sync/box-lines.ts';

/** What the box commits, whom it tells, and how it lives on after a crash and a restore. */
export const mutantsOfTheBox: readonly Mutant[] = [
  {
    name: 'acknowledges-before-the-commit',
    breaks: 'I1 G1',
    file: core,
    find: `      try {
        this.#ports.store.commit(prepared.group);`,
    replace: `      this.#life = prepared.next;
      this.#answer(replies.splice(0), prepared.entries.splice(0));
      try {
        this.#ports.store.commit(prepared.group);`,
    caughtBy: nights(10),
  },
  {
    name: 'adopts-the-new-state-before-the-commit',
    breaks: 'I1 G6',
    file: core,
    find: `      try {
        this.#ports.store.commit(prepared.group);`,
    replace: `      this.#life = prepared.next;
      try {
        this.#ports.store.commit(prepared.group);`,
    caughtBy: story('poison'),
  },
  {
    name: 'synchronises-less-than-in-full',
    breaks: 'I1 G1',
    file: 'server/store/open.ts',
    find: `pragma('synchronous = FULL')`,
    replace: `pragma('synchronous = NORMAL')`,
    caughtBy: unit('server/store/box-store'),
  },
  {
    name: 'takes-any-durability-for-enough',
    breaks: 'I1 G1',
    file: 'server/store/open.ts',
    find: 'if (synchronous !== full) throw',
    replace: 'if (synchronous === undefined) throw',
    caughtBy: unit('server/store/open'),
  },
  {
    name: 'does-not-know-an-offer-again',
    breaks: 'I3 G2',
    file: inbox,
    find: 'const known = group.verdictOn(envelope.id) ?? ports.store.verdict(envelope.id);',
    replace: 'const known = null as StoredVerdict | null;',
    caughtBy: nights(10),
  },
  {
    name: 'answers-a-retry-with-another-verdict',
    breaks: 'I3 G2',
    file: inbox,
    find: `  return known;
}`,
    replace: `  return { ...known, verdict: 'refused', code: 'malformed' };
}`,
    caughtBy: nights(10),
  },
  {
    name: 'accepts-gaps-in-a-sequence',
    breaks: 'I3 G3',
    file: inbox,
    find: `if (envelope.deviceSeq > have + 1) return 'gap';`,
    replace: '',
    caughtBy: story('in-turn'),
  },
  {
    name: 'claims-the-head-for-a-part-of-the-feed',
    breaks: 'I2 G7',
    file: lines,
    find: 'this.#frame(link.position, read.upTo, read.tag, read.entries)',
    replace: 'this.#frame(link.position, this.#life().head, this.#life().tag, read.entries)',
    caughtBy: { tests: ['tests/friday-night/bounds.test.ts'], project: 'restaurant' },
  },
  {
    name: 'lets-a-gap-between-two-frames',
    breaks: 'I2 G7',
    file: lines,
    find: 'if (others.length > 0 && this.#toldUpTo.get(multiSession) !== head) this.#sendFrame(multiSession, others, []);',
    replace: '',
    caughtBy: nights(10),
  },
  {
    name: 'tells-everybody-everything',
    breaks: 'I2 A7',
    file: lines,
    find: 'if (audience === null || audience.includes(multiSession)) texts.push(json);',
    replace: 'texts.push(json);',
    caughtBy: nights(10),
  },
  {
    name: 'brings-an-order-to-a-room-without-its-past',
    breaks: 'I2 G5',
    file: commit,
    find: 'facts: [...before, ...news.map(',
    replace: 'facts: [...before.slice(0, 0), ...news.map(',
    caughtBy: nights(20),
  },
  {
    name: 'leaves-a-moved-order-where-it-was',
    breaks: 'I2 G5',
    file: commit,
    find: 'if (!after.includes(one)) scopeOf(one).leave.push(id);',
    replace: 'if (after.length === 0) scopeOf(one).leave.push(id);',
    caughtBy: nights(20),
  },
  {
    name: 'takes-open-orders-away-with-the-day',
    breaks: 'I2 G5',
    file: 'shared/sync/audiences.ts',
    find: 'return [...book.orders.keys()].filter((id) => !staying.has(id));',
    replace: 'return [...book.orders.keys()];',
    caughtBy: nights(20),
  },
  {
    name: 'gives-the-numbers-of-the-day-again-after-a-restart',
    breaks: 'I12',
    file: 'shared/sync/box-life.ts',
    find: 'const { epoch, head, tag, clock, lastNumber } = loaded;',
    replace: 'const { epoch, head, tag, clock } = loaded;\n  const lastNumber = 0;',
    caughtBy: nights(20),
  },
  {
    name: 'gives-the-numbers-of-the-lost-hours-again',
    breaks: 'I12 G10',
    file: group,
    find: 'this.lastNumber += numbersSkipped;',
    replace: '',
    caughtBy: { tests: ['tests/friday-night/restored.test.ts'], project: 'restaurant' },
  },
  {
    name: 'begins-no-new-life-after-a-restore',
    breaks: 'I12 G10',
    file: 'shared/sync/box-greeting.ts',
    find: 'const epoch = Math.max(life.epoch, (resume.forgotten ?? 0) + 1);',
    replace: 'const { epoch } = life;',
    caughtBy: nights(20),
  },
  {
    name: 'takes-back-what-it-never-sealed',
    breaks: 'I9 G10',
    file: inbox,
    find: 'ports.seal.mac(macText(json, item.admittedClock)) === item.mac && isWellFormed(item.event)',
    replace: 'isWellFormed(item.event)',
    caughtBy: story('after-a-restore'),
  },
  {
    name: 'takes-back-rows-it-never-sealed',
    breaks: 'I9 G10',
    file: inbox,
    find: 'if (ports.seal.mac(rowText(item.row)) === item.mac) group.takeBackRow(item.row);',
    replace: 'group.takeBackRow(item.row);',
    caughtBy: { tests: ['tests/friday-night/rows-given-back.test.ts'], project: 'restaurant' },
  },
  {
    name: 'believes-a-tag-it-never-sealed',
    breaks: 'I9 G10',
    file: 'shared/sync/box-welcome.ts',
    find: 'if (!isSealedTag(seal, hello.position, hello.tag)) return',
    replace: 'if (hello.tag.length === 0) return',
    caughtBy: { tests: ['tests/friday-night/restored.test.ts'], project: 'restaurant' },
  },
  {
    name: 'does-not-bring-back-what-is-tied-to-a-new-order',
    breaks: 'I2 I12 O5',
    file: group,
    find: 'queue.push(...this.#ports.store.tiedTo(next));',
    replace: 'if (stored !== null) queue.push(...this.#ports.store.tiedTo(next));',
    caughtBy: story('rooms-and-days'),
  },
  {
    name: 'keeps-the-row-of-a-line-that-went-to-another-order',
    breaks: 'I12 G6',
    file: 'shared/sync/project.ts',
    find: 'if (known?.onOrder === onOrder) return known;',
    replace: 'if (known !== undefined) return known;',
    caughtBy: nights(20),
  },
  {
    name: 'does-not-write-rows-of-tied-orders',
    breaks: 'G6 O5',
    file: merges,
    find: 'for (const id of touched) for (const to of book.orders.get(id)?.pointsTo ?? []) touched.add(to);',
    replace: '',
    caughtBy: nights(20),
  },
  {
    name: 'does-not-write-rows-of-orders-that-were-merged-on',
    breaks: 'G6 O5',
    file: merges,
    find: 'return merged.length === 0 ? touched : ',
    replace: 'return touched.size > 0 ? touched : ',
    caughtBy: nights(20),
  },
  {
    name: 'forgets-on-the-disk-what-came-back-with-an-order',
    breaks: 'I2 G5 G6',
    file: 'server/store/box-store.ts',
    find: 'for (const order of group.returned) touched.add(order);',
    replace: '',
    caughtBy: unit('server/store/box-store'),
  },
  {
    name: 'lets-a-revoked-device-go-on-speaking',
    breaks: 'I9 A3 A8',
    file: core,
    find: `if (device.revoked || device.archived) this.#lines.end(link, 'revoked', 'This device was revoked.');
        else if (!same)`,
    replace: 'if (!same)',
    caughtBy: story('out-of-service'),
  },
];
