import { themes } from '../theme/tokens.ts';
import { Exhibit } from './exhibit.tsx';

const type = [
  ['text-change', '1 240'],
  ['text-sum', '385,00'],
  ['text-head', 'Table 12'],
  ['text-title', 'Rib eye, medium rare'],
  ['text-lead', 'Total'],
  ['text-body', 'Toast Skagen with bleak roe'],
  ['text-small', 'Added Anna 19:04 · qty Ben 19:06'],
] as const;

/** Grounds with the ink that is read on them; the names are those of theme/tokens.ts. */
const grounds: readonly (readonly [ground: string, ink: string])[] = [
  ['ground', 'ink'],
  ['surface', 'muted'],
  ['raised', 'ink'],
  ['accent', 'on-accent'],
  ['accent-soft', 'accent'],
  ['danger-soft', 'danger'],
  ['amber', 'on-amber'],
  ['blue', 'on-blue'],
  ['alert', 'on-alert'],
  ['ticket-new', 'on-ticket-new'],
  ['ticket-warning', 'on-ticket-warning'],
  ['ticket-late', 'on-ticket-late'],
  ['ticket-held', 'on-ticket-held'],
];

export function Ground() {
  return (
    <Exhibit title="Type and colours">
      <div className="type-scale">
        {type.map(([size, text]) => (
          <span key={size} className="figures" style={{ fontSize: `var(--${size})`, lineHeight: 1.2 }}>
            {text}
          </span>
        ))}
      </div>
      <div className="swatches">
        {grounds.map(([ground, ink]) => (
          <div
            key={ground}
            className="swatch"
            style={{ background: `var(--${ground})`, color: `var(--${ink})` }}
            title={themes.dark[ground as keyof typeof themes.dark]}
          >
            <b>{ground}</b>
            {ink}
          </div>
        ))}
      </div>
    </Exhibit>
  );
}
