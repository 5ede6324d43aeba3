import { inkOn } from './theme/contrast.ts';

/** A person's initials in their colour. The colour is only an extra: the letters carry it. */
export function Badge({ initials, colour }: { readonly initials: string; readonly colour: string }) {
  return (
    <svg className="badge" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="16" fill={colour} />
      <text x="16" y="21" textAnchor="middle" fill={inkOn(colour)}>
        {initials}
      </text>
    </svg>
  );
}
