import { CircleAlert } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';

/** A sentence that goes away by itself, with something to take back perhaps. */
export type Toast = {
  readonly text: string;
  readonly tone?: 'refused' | 'done';
  readonly action?: { readonly label: string; readonly run: () => void };
  /** How long it stays, in ms: five seconds, ten where hands are full. */
  readonly shownMs?: number;
};

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** Says a sentence to the person at the device. The latest replaces the one before. */
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext);

const usuallyMs = 5_000;

export function Toasts({ children }: { readonly children: ReactNode }) {
  const [toast, setToast] = useState<Toast | null>(null);
  /** While somebody is on it with a finger or the keyboard, it waits for them. */
  const [isHeld, setIsHeld] = useState(false);
  const say = useCallback((next: Toast) => setToast(next), []);
  const dismiss = useCallback(() => {
    setToast(null);
    setIsHeld(false);
  }, []);
  useEffect(() => {
    if (toast === null || isHeld) return;
    const timer = setTimeout(dismiss, toast.shownMs ?? usuallyMs);
    return () => clearTimeout(timer);
  }, [toast, isHeld, dismiss]);
  return (
    <ToastContext value={say}>
      {children}
      {/* A dialog lies above everything else, so what is said while it is open has to lie above it too. */}
      <div
        className="toasts"
        role="status"
        popover="manual"
        ref={(place) => raise(place, toast !== null)}
        onFocus={() => setIsHeld(true)}
        onBlur={() => setIsHeld(false)}
        onPointerEnter={() => setIsHeld(true)}
        onPointerLeave={() => setIsHeld(false)}
      >
        {toast !== null && <ToastCard toast={toast} onDone={dismiss} />}
      </div>
    </ToastContext>
  );
}

export function ToastCard({ toast, onDone }: { readonly toast: Toast; readonly onDone: () => void }) {
  const { text, tone = 'done', action } = toast;
  return (
    <p className={`toast ${tone}`}>
      {tone === 'refused' && <CircleAlert className="icon" aria-hidden="true" />}
      <span>{text}</span>
      {action !== undefined && (
        <button
          type="button"
          onClick={() => {
            action.run();
            onDone();
          }}
        >
          {action.label}
        </button>
      )}
    </p>
  );
}

function raise(place: HTMLElement | null, isShown: boolean): void {
  if (place === null || typeof place.showPopover !== 'function') return;
  if (place.matches(':popover-open')) place.hidePopover();
  if (isShown) place.showPopover();
}
