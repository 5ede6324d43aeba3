import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { words } from '../../words.ts';

const keys = [
  ['1 … 9, 0', 'slot'],
  ['Enter, Space', 'bump'],
  ['S', 'start'],
  ['← → ↑ ↓', 'move'],
  ['U', 'undo'],
  ['R', 'recall'],
  ['A', 'allDay'],
  ['+ −', 'zoom'],
  ['?', 'keys'],
] as const;

/** What a keyboard or a bump bar does here. */
export function KeysSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Sheet title={words.keys.title} onClose={onClose}>
      <dl className="keys">
        {keys.map(([key, what]) => (
          <div key={what}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words.keys[what]}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
