import type { ReactNode } from 'react';

/** What a list says while there is nothing in it: what would stand here, and what to do about it. */
export function EmptyState({
  icon,
  title,
  children,
}: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty-state">
      {icon}
      <b>{title}</b>
      {children}
    </div>
  );
}
