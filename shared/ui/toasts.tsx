import { CircleAlert } from 'lucide-react';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { keepLifted } from './clear-place.ts';
import { Icon } from './icon.tsx';

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
  const place = useRef<HTMLDivElement>(null);
  const dismiss = useCallback(() => {
    setToast(null);
    setIsHeld(false);
  }, []);
  useEffect(() => {
    if (toast === null || isHeld) return;
    const timer = setTimeout(dismiss, toast.shownMs ?? usuallyMs);
    return () => clearTimeout(timer);
  }, [toast, isHeld, dismiss]);
  // A dialog lies above everything else, so what is said while it is open has to lie above it too.
  useLayoutEffect(() => {
    const shown = place.current;
    if (toast === null || shown === null || typeof shown.showPopover !== 'function') return;
    shown.showPopover();
    const letGo = keepLifted(shown);
    return () => {
      letGo();
      shown.hidePopover();
    };
  }, [toast]);
  return (
    <ToastContext value={say}>
      {children}
      <div
        className="toasts"
        role="status"
        popover="manual"
        ref={place}
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
      {tone === 'refused' && <Icon of={CircleAlert} />}
      <span>{text}</span>
      {action !== undefined && (
        <button
          type="button"
          onClick={() => {
            // First, because what is done may have a word of its own to say.
            onDone();
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
    </p>
  );
}
