import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import type { Offer } from '@comanda/shared/sync/wire.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { words } from '../words.ts';

/** What the box did not take: what was meant, and why not. */
export function RefusedCards() {
  const core = useDevice();
  const { cards } = core;
  if (cards.length === 0) return null;
  return (
    <section className="refused" role="alert">
      <h2>{words.cards.title(cards.length)}</h2>
      <ul>
        {cards.map(({ key, offer, verdict }) => (
          <li key={key}>
            <span>
              <b>{whatWasMeant(core, offer)}</b>. {sentence(verdict.code)}
            </span>
            <button type="button" onClick={() => core.dismissCard(key)}>
              {words.cards.ok}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function whatWasMeant(core: DeviceCore, offer: Offer): string {
  if (offer.type !== 'record-changed') return words.cards.event;
  const { table, row, fields } = offer.body;
  const known = { ...core.records(table).get(row)?.fields, ...fields };
  const name = String(known.name ?? known.number ?? known.restaurant ?? '');
  return words.cards.change(words.cards.tables[table], name, Object.entries(fields).map(inWords).join(', '));
}

/** `price 12900`: what was typed, so that nothing of it is lost. */
const inWords = ([field, value]: [string, unknown]): string =>
  field === 'id' ? '' : `${field} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`;
