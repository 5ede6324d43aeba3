import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';

/** A sentence that goes away by itself, with something to take back perhaps. */
export type Toast = {
  readonly text: string;
  readonly tone?: 'refused' | 'done';
  readonly action?: { readonly label: string; readonly run: () => void };
};

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** Says a sentence to the person at the device. The latest replaces the one before. */
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext);

const shownMs = 6_000;

export function Toasts({ children }: { readonly children: ReactNode }) {
  const [toast, setToast] = useState<Toast | null>(null);
  const say = useCallback((next: Toast) => setToast(next), []);
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(() => setToast(null), shownMs);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <ToastContext value={say}>
      {children}
      {/* A dialog lies above everything else, so what is said while it is open has to lie above it too. */}
      <div className="toasts" role="status" popover="manual" ref={(place) => raise(place, toast !== null)}>
        {toast !== null && (
          <p className={`toast ${toast.tone ?? 'done'}`}>
            <span>{toast.text}</span>
            {toast.action !== undefined && (
              <button
                type="button"
                onClick={() => {
                  toast.action?.run();
                  setToast(null);
                }}
              >
                {toast.action.label}
              </button>
            )}
          </p>
        )}
      </div>
    </ToastContext>
  );
}

function raise(place: HTMLElement | null, isShown: boolean): void {
  if (place === null || typeof place.showPopover !== 'function') return;
  if (place.matches(':popover-open')) place.hidePopover();
  if (isShown) place.showPopover();
}
