import { mostSetAside } from './box-greeting.ts';
import { type BoxGroup, macText } from './box-group.ts';
import type { BoxLink, QueuedPush } from './box-link.ts';
import type { BoxStore, Seal, StoredVerdict } from './box-ports.ts';
import { type Envelope, envelopeOf, isWellFormed } from './offer-check.ts';
import { rowText } from './record-return.ts';
import type { CloseCode, GivenBack, Offer, Reoffered, VerdictRow, Verdicts } from './wire.ts';

/** What a link is told once its push is committed. `quiet`: the frame with its own events in it says it all. */
export type Reply = {
  readonly link: BoxLink;
  readonly message: Verdicts | Reoffered | null;
  readonly close: { readonly code: CloseCode; readonly reason: string } | null;
  readonly quiet: boolean;
};

export type Judge = (group: BoxGroup, link: BoxLink, push: QueuedPush, ports: Ports) => Reply;

export const judgeQueued: Judge = (group, link, push, ports) =>
  (push.kind === 'push' ? judgePush : takeBackEvents)(group, link, push.items, ports);

/** For a push that no database would take: every offer in it that has no verdict yet is refused, so that its sender can go on. */
export const refuseQueued: Judge = (group, link, push, ports) => {
  const told: StoredVerdict[] = [];
  for (const offer of push.kind === 'push' ? push.items : []) {
    const envelope = envelopeOf(offer);
    if (envelope === null) break;
    const known = ports.store.verdict(envelope.id);
    const device = link.config?.device ?? '';
    told.push(known ?? group.settle(device, envelope, JSON.stringify(offer), 'refused', 'malformed'));
  }
  const close =
    push.kind === 'reoffer' ? ({ code: 'malformed', reason: 'The box could not take this back.' } as const) : null;
  return { link, message: verdictsOf(group, told), close, quiet: false };
};

type Ports = { readonly store: BoxStore; readonly seal: Seal };

/** Judges a push offer by offer. What has a verdict already gets the same one again; a gap ends the link. */
function judgePush(group: BoxGroup, link: BoxLink, offers: readonly unknown[], ports: Ports): Reply {
  const told: StoredVerdict[] = [];
  const reply = (close: Reply['close']): Reply => ({
    link,
    message: verdictsOf(group, told),
    close,
    quiet: isQuiet(group, link, told),
  });
  for (const offer of offers) {
    const envelope = envelopeOf(offer);
    if (envelope === null) return reply({ code: 'malformed', reason: 'An offer without a name or a number.' });
    const verdict = judgeOffer(group, link, offer, envelope, ports);
    if (verdict === 'enough')
      return reply({ code: 'too-many-messages', reason: 'Too much of this device is set aside.' });
    if (verdict === 'gap') return reply({ code: 'sequence-gap', reason: 'Some changes before these are missing.' });
    told.push(verdict);
  }
  return reply(null);
}

function judgeOffer(
  group: BoxGroup,
  link: BoxLink,
  offer: unknown,
  envelope: Envelope,
  ports: Ports,
): StoredVerdict | 'gap' | 'enough' {
  const device = link.config?.device ?? '';
  const json = JSON.stringify(offer);
  const known = group.verdictOn(envelope.id) ?? ports.store.verdict(envelope.id);
  // Neither applied nor dropped: a manager reads it. What was judged before it was revoked stays judged.
  if (link.stage === 'handing-in')
    return known?.device === device ? known : group.settle(device, envelope, json, 'set-aside', 'device-revoked');
  if (known?.json === json && known.device === device) return again(group, link, known, ports.store);
  // Nobody of ours speaks in a name that they have not declared, so whoever goes on and on is not listened to.
  if (!link.incarnations.has(envelope.incarnation) && group.setAsideOf(device) >= mostSetAside) return 'enough';
  if (!link.incarnations.has(envelope.incarnation))
    return group.settle(device, envelope, json, 'set-aside', 'not-your-sign-in');
  const have = haveOf(group, link, envelope.incarnation, ports.store);
  if (envelope.deviceSeq > have + 1) return 'gap';
  // A number or a name that was used for something else: answered, but never stored over what is there.
  if (envelope.deviceSeq <= have || known !== null) return reused(group, device, envelope, json, have);
  if (!isWellFormed(offer) || (offer as Offer).device !== device)
    return group.settle(device, envelope, json, 'refused', 'malformed');
  return group.judge(device, offer, json);
}

/** The same verdict as before. One taken back after a restore was given out of turn, and counts in its turn now. */
function again(group: BoxGroup, link: BoxLink, known: StoredVerdict, store: BoxStore): StoredVerdict {
  const { device, incarnation, deviceSeq, verdict } = known;
  if (verdict !== 'set-aside' && deviceSeq === haveOf(group, link, incarnation, store) + 1)
    group.have.set(incarnation, { device, have: deviceSeq });
  return known;
}

function reused(group: BoxGroup, device: string, envelope: Envelope, json: string, have: number): StoredVerdict {
  if (envelope.deviceSeq === have + 1) group.have.set(envelope.incarnation, { device, have: have + 1 });
  return { ...envelope, device, verdict: 'refused', code: 'reused-id', position: group.head, json };
}

function haveOf(group: BoxGroup, link: BoxLink, incarnation: string, store: BoxStore): number {
  const known =
    group.have.get(incarnation) ?? group.life.have.get(incarnation) ?? store.deviceOfIncarnation(incarnation);
  return Math.max(known?.have ?? 0, link.incarnations.get(incarnation) ?? 0);
}

function verdictsOf(group: BoxGroup, told: readonly StoredVerdict[]): Verdicts | null {
  const last = told.at(-1);
  if (last === undefined) return null;
  const refused = told.flatMap(({ id, deviceSeq, verdict, code }): VerdictRow[] =>
    verdict === 'admitted' || code === null ? [] : [{ id, deviceSeq, verdict, code }],
  );
  return { type: 'verdicts', incarnation: last.incarnation, upToSeq: last.deviceSeq, position: group.head, refused };
}

/** Every offer was admitted just now as an event that its author's own frame will carry. */
function isQuiet(group: BoxGroup, link: BoxLink, told: readonly StoredVerdict[]): boolean {
  const multiSession = link.config?.multiSession ?? '';
  return told.every(({ id, verdict }) => {
    const order = group.orderOfEvent(id);
    if (verdict !== 'admitted' || order === undefined) return false;
    return group.life.audiences.get(order)?.includes(multiSession) ?? false;
  });
}

/**
 * Takes back what the box itself had sealed before it was restored. What it has already is only acknowledged, and what it
 * never sealed is put aside without a word: one bad event must not keep the device from giving back the others.
 */
function takeBackEvents(group: BoxGroup, link: BoxLink, items: readonly unknown[], ports: Ports): Reply {
  const ids: string[] = [];
  for (const item of items as readonly GivenBack[]) {
    if ('row' in item) {
      if (ports.seal.mac(rowText(item.row)) === item.mac) group.takeBackRow(item.row);
      ids.push(item.row.id);
      continue;
    }
    const envelope = envelopeOf(item.event);
    if (envelope === null) {
      const close = { code: 'malformed', reason: 'An event without a name or a number.' } as const;
      return { link, message: { type: 'reoffered', ids }, close, quiet: false };
    }
    const { id } = envelope;
    const json = JSON.stringify(item.event);
    const isHere = group.orderOfEvent(id) !== undefined || ports.store.verdict(id)?.verdict === 'admitted';
    const isOurs = ports.seal.mac(macText(json, item.admittedClock)) === item.mac && isWellFormed(item.event);
    if (isOurs && !isHere) group.takeBack(item, json);
    ids.push(id);
  }
  return { link, message: { type: 'reoffered', ids }, close: null, quiet: false };
}
