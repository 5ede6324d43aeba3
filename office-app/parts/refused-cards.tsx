import { cents } from '@comanda/shared/money/cents.ts';
import { decimal } from '@comanda/shared/money/format.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import type { Offer } from '@comanda/shared/sync/wire.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { eventName, fieldName } from '../names/words.ts';
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
  if (offer.type !== 'record-changed') return eventName(offer.type);
  const { table, row, fields } = offer.body;
  const known = { ...core.records(table).get(row)?.fields, ...fields };
  const name = String(known.name ?? known.number ?? known.restaurant ?? '');
  const said = Object.entries(fields).flatMap(([field, value]) => (field === 'id' ? [] : inWords(core, field, value)));
  return words.cards.change(words.cards.tables[table], name, said.join(', '));
}

/** `price 129.00`: what was meant, so that nothing of it is lost. */
function inWords(core: DeviceCore, field: string, value: unknown): string {
  const [setting] = core.records('settings').values();
  const currency = String(setting?.fields.currency ?? 'SEK');
  const isMoney = field === 'price' && typeof value === 'number';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return `${fieldName(field)} ${isMoney ? decimal(cents(value), currency) : text}`;
}
