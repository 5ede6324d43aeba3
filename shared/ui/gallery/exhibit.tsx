import type { ReactNode } from 'react';

/** One thing of the look, in all its states. */
export function Exhibit({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="exhibit" data-exhibit={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
