import type { Fact } from '../order/events.ts';
import { linesOf } from '../order/evolve.ts';
import type { CardDocument } from './device-ports.ts';

/** A refusal with all that was refused only because of it: one thing to read, one thing to do again. */
export type RefusalCard = CardDocument & { readonly depends: readonly CardDocument[] };

/** Whatever names an order or a line whose making was refused, or takes back what was refused, belongs to that refusal. */
export function refusalCards(cards: readonly CardDocument[]): RefusalCard[] {
  const makers = new Map<string, CardDocument>();
  for (const card of cards) {
    const { offer } = card;
    makers.set(offer.id, card);
    if (offer.type === 'order-opened') makers.set(offer.orderId, card);
    if (offer.type === 'line-added') makers.set(offer.body.line, card);
    if (offer.type === 'line-parted') makers.set(offer.body.as, card);
  }
  const roots = new Map<CardDocument, CardDocument[]>();
  for (const card of cards) {
    const root = rootOf(card, makers);
    const depends = roots.get(root) ?? [];
    if (card !== root) depends.push(card);
    roots.set(root, depends);
  }
  return [...roots].map(([card, depends]) => ({ ...card, depends }));
}

function rootOf(card: CardDocument, makers: ReadonlyMap<string, CardDocument>): CardDocument {
  for (let at = card; ; ) {
    const [maker] = namedIn(at).flatMap((id) => makers.get(id) ?? []);
    if (maker === undefined || maker === at || maker === card) return at;
    at = maker;
  }
}

/** The events, lines and orders that an offer is about, the nearest first. */
function namedIn({ offer }: CardDocument): string[] {
  if (offer.type === 'record-changed') return [];
  if (offer.type === 'undone')
    return [offer.body.undoes, ...(offer.body.line === null ? [] : [offer.body.line]), offer.orderId];
  const born = offer.type === 'line-added' ? offer.body.line : offer.type === 'line-parted' ? offer.body.as : null;
  const lines = (linesOf({ event: offer, clock: offer.clock } as Fact) ?? []).filter((line) => line !== born);
  const target = offer.type === 'line-transferred' || offer.type === 'line-parted' ? [offer.body.to] : [];
  return [...lines, ...(offer.type === 'orders-merged' ? [offer.body.into] : target), offer.orderId];
}
