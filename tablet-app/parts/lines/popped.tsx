import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

const gapPx = 6;

/** A button that opens a few choices right under it. A touch beside them, Escape, or a choice closes them. */
export function Popped({
  name,
  label,
  className = '',
  face,
  children,
}: {
  /** Said instead of what the button shows; left out, that says enough. */
  readonly name?: string;
  /** What is chosen. */
  readonly label: string;
  readonly className?: string;
  readonly face: ReactNode;
  readonly children: (close: () => void) => ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setIsOpen(false);
    button.current?.focus();
  };

  // Beside the button, but never over the edge of the page: a list that scrolls would cut it off.
  useLayoutEffect(() => {
    if (!isOpen || button.current === null || panel.current === null) return;
    const [at, shown] = [button.current.getBoundingClientRect(), panel.current];
    const { width, height } = shown.getBoundingClientRect();
    const below = at.bottom + gapPx;
    const top = below + height < innerHeight ? below : Math.max(gapPx, at.top - gapPx - height);
    const left = Math.max(gapPx, Math.min(at.left, innerWidth - width - gapPx));
    shown.style.top = `${top}px`;
    shown.style.left = `${left}px`;
    shown.querySelector<HTMLElement>('[aria-pressed="true"], button')?.focus();
  }, [isOpen]);

  useEffect(() => {
    if (!isOpen) return;
    const leave = (event: Event): void => {
      if (event.target instanceof Node && panel.current?.contains(event.target)) return;
      if (event.target instanceof Node && button.current?.contains(event.target)) return;
      setIsOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('scroll', leave, true);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('scroll', leave, true);
    };
  }, [isOpen]);

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={name}
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(!isOpen)}
      >
        {face}
      </button>
      {isOpen &&
        createPortal(
          <div
            ref={panel}
            className="choice-panel"
            role="dialog"
            aria-label={label}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              close();
            }}
          >
            {children(close)}
          </div>,
          document.body,
        )}
    </>
  );
}
