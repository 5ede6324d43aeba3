import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useNoEcho } from './double-tap.ts';
import { Icon } from './icon.tsx';
import { words } from './words.ts';

/**
 * Something to decide, over the page. Escape, the cross and a touch beside it close it. The second half of a double tap on
 * what opened it neither closes it nor decides anything.
 */
export function Sheet({
  title,
  onClose,
  size = 'wide',
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly size?: 'wide' | 'narrow';
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useNoEcho();
  // Closed while it is still on the page: only then the browser gives the focus back to what opened it.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself.
    <dialog
      ref={dialog}
      className={`sheet ${size}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="sheet-body">
        <header className="sheet-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="quiet" aria-label={words.close} onClick={onClose}>
            <Icon of={X} />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
