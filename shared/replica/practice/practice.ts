import type { FromBox, Port, ToBox } from './practice-box.ts';
import { PracticeCable } from './practice-cable.ts';
import type { PracticePlan } from './practice-plan.ts';
import { PracticeTablet } from './practice-tablet.ts';

/**
 * A restaurant on one screen: tablets in memory, whose only lines lead to a box's own core in a worker of this page. None of them
 * is handed a network or a disk, so nothing that is done here can reach the restaurant.
 */
export class Practice {
  /** None before the box has paired them. */
  tablets: readonly PracticeTablet[] = [];
  #isOver = false;

  /** @param laid told once, when the tablets are there */
  constructor(box: Port<ToBox, FromBox>, plan: PracticePlan, laid: (practice: Practice) => void) {
    let lines = 0;
    const nextLine = (): number => {
      lines += 1;
      return lines;
    };
    const say = (message: ToBox): void => {
      if (!this.#isOver) box.postMessage(message);
    };
    box.onmessage = ({ data }) => {
      if (this.#isOver) return;
      if (data.type !== 'begun') {
        for (const { cable } of this.tablets) cable.heard(data);
        return;
      }
      this.tablets = data.tablets.map((paired) => new PracticeTablet(paired, new PracticeCable(say, nextLine)));
      laid(this);
    };
    say({ type: 'begin', plan });
  }

  /** Everything that was done here is forgotten. */
  stop(): void {
    this.#isOver = true;
    for (const tablet of this.tablets) tablet.stop();
  }
}
