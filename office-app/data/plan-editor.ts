import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { useRef, useState } from 'react';
import { words } from '../words.ts';
import { takeBack, useChange } from './change.ts';
import type { Step, Wish } from './edits.ts';

/** So many steps can be taken back. */
const mostSteps = 100;

export type PlanEditor = {
  /** Changes rows as one step; `said` also offers to take it back. False when it was refused. */
  readonly change: (wishes: readonly Wish[], said?: string) => boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

/** The editor's steps, one after the other. Taking back is a change like any other: it merges, and everybody sees it. */
export function usePlanEditor(): PlanEditor {
  const core = useDevice();
  const toast = useToast();
  const change = useChange();
  const steps = useRef<{ past: Step[]; future: Step[] }>({ past: [], future: [] });
  const [, look] = useState(0);
  const keep = (past: Step[], future: Step[]): void => {
    steps.current = { past: past.slice(-mostSteps), future };
    look((looks) => looks + 1);
  };
  const undoStep = (step: Step): void => {
    const { past, future } = steps.current;
    if (!past.includes(step)) return;
    const back = takeBack(core, step, toast);
    keep(
      past.filter((one) => one !== step),
      back === null ? future : [...future, back],
    );
  };
  return {
    change(wishes, said) {
      const step = change(wishes);
      if (step === null) return false;
      if (step.length === 0) return true;
      keep([...steps.current.past, step], []);
      if (said !== undefined) toast({ text: said, action: { label: words.undo, run: () => undoStep(step) } });
      return true;
    },
    undo() {
      const last = steps.current.past.at(-1);
      if (last !== undefined) undoStep(last);
    },
    redo() {
      const { past, future } = steps.current;
      const last = future.at(-1);
      if (last === undefined) return;
      const again = takeBack(core, last, toast);
      keep(again === null ? past : [...past, again], future.slice(0, -1));
    },
    canUndo: steps.current.past.length > 0,
    canRedo: steps.current.future.length > 0,
  };
}
