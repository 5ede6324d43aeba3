import { Compile } from 'typebox/schema';
import { type Offer, offerSchemas } from './wire.ts';

type Checker = { Check(value: unknown): boolean };

/** Compiled on first use: thirty schemas at once would cost the box a tenth of a second at start. */
const checkers = new Map<string, Checker>();

export function isWellFormed(offer: unknown): offer is Offer {
  const type = (offer as { type?: unknown } | null)?.type;
  if (typeof type !== 'string') return false;
  let checker = checkers.get(type);
  if (checker === undefined) {
    const schema = offerSchemas.get(type);
    if (schema === undefined) return false;
    checker = Compile(schema);
    checkers.set(type, checker);
  }
  return checker.Check(offer);
}

export type Envelope = { readonly id: string; readonly incarnation: string; readonly deviceSeq: number };

const idPattern = /^[0-9a-f-]{36}$/;
const incarnationPattern = /^[0-9a-f]{16}$/;

/** What is needed to answer at all: which offer of which sequence this is. */
export function envelopeOf(offer: unknown): Envelope | null {
  if (typeof offer !== 'object' || offer === null) return null;
  const { id, incarnation, deviceSeq } = offer as Partial<Envelope>;
  if (typeof id !== 'string' || !idPattern.test(id)) return null;
  if (typeof incarnation !== 'string' || !incarnationPattern.test(incarnation)) return null;
  if (typeof deviceSeq !== 'number' || !Number.isSafeInteger(deviceSeq) || deviceSeq < 1) return null;
  return { id, incarnation, deviceSeq };
}
