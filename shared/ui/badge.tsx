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

/** Black or white, whichever is easier to read there (WCAG 2.2, relative luminance). */
function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16)));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? '#000000' : '#ffffff';
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
