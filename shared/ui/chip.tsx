import type { ReactNode } from 'react';

/** How loud it is. The colour is only an extra: icon and word carry the meaning. */
export type Tone = 'plain' | 'good' | 'news' | 'warning' | 'danger';

/** A state in a few words. */
export function Chip({
  tone = 'plain',
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <span className="chip" data-tone={tone}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
