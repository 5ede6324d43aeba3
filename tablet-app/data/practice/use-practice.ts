import { Practice } from '@comanda/shared/replica/practice/practice.ts';
import type { PracticePlan } from '@comanda/shared/replica/practice/practice-plan.ts';
import type { PracticeTablet } from '@comanda/shared/replica/practice/practice-tablet.ts';
import { startBox } from '@comanda/shared/replica/practice/start-box.ts';
import { useEffect, useRef, useState } from 'react';

/** One practice from entering to leaving: another visit begins with free tables. None of its tablets before it is laid. */
export function usePractice(plan: () => PracticePlan): readonly PracticeTablet[] {
  const [tablets, setTablets] = useState<readonly PracticeTablet[]>([]);
  const planned = useRef(plan);
  useEffect(() => {
    const box = startBox();
    const practice = new Practice(box.port, planned.current(), (laid) => setTablets(laid.tablets));
    return () => {
      practice.stop();
      box.stop();
    };
  }, []);
  return tablets;
}
