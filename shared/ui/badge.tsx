import { inkOn } from './theme/contrast.ts';

/** As large as there is room for in a circle of 32. */
const sizes = [17, 15, 12, 9];

/** A person's initials in their colour. The colour is only an extra: the letters carry it. */
export function Badge({ initials, colour }: { readonly initials: string; readonly colour: string }) {
  return (
    <svg className="badge" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="16" fill={colour} />
      <text
        x="16"
        y="16"
        dy=".36em"
        fontSize={sizes[initials.length - 1] ?? 9}
        textAnchor="middle"
        fill={inkOn(colour)}
      >
        {initials}
      </text>
    </svg>
  );
}
