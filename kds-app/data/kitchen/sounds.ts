import type { Volume } from './settings.ts';

/** Each is known by its tune, from the other end of a loud kitchen. */
export type Tune = 'new' | 'changed' | 'no-contact';

type Note = { readonly hertz: number; readonly fromMs: number; readonly forMs: number };

const tunes: Readonly<Record<Tune, readonly Note[]>> = {
  // A doorbell, upwards: there is work.
  new: [
    { hertz: 784, fromMs: 0, forMs: 160 },
    { hertz: 1047, fromMs: 170, forMs: 260 },
  ],
  // Three knocks on one note: look again.
  changed: [
    { hertz: 523, fromMs: 0, forMs: 110 },
    { hertz: 523, fromMs: 160, forMs: 110 },
    { hertz: 523, fromMs: 320, forMs: 220 },
  ],
  // Long and falling: something is broken.
  'no-contact': [
    { hertz: 440, fromMs: 0, forMs: 450 },
    { hertz: 330, fromMs: 480, forMs: 700 },
  ],
};

const loudness: Readonly<Record<Volume, number>> = { off: 0, low: 0.15, high: 0.6 };

/** Plays tunes once a person has touched the page: before that, browsers let no page make a sound. */
export class Sounds {
  readonly #make: () => AudioContext;
  readonly #changed: () => void;
  #context: AudioContext | null = null;
  volume: Volume = 'high';

  constructor(make: () => AudioContext, changed: () => void) {
    this.#make = make;
    this.#changed = changed;
  }

  get canPlay(): boolean {
    return this.#context?.state === 'running';
  }

  /** To be called while a person touches. */
  unlock(): void {
    if (this.canPlay) return;
    this.#context ??= this.#make();
    this.#context.onstatechange = this.#changed;
    // A browser that will not has its reason; the page goes on saying that there is no sound.
    this.#context.resume().then(this.#changed, this.#changed);
  }

  play(tune: Tune): void {
    const context = this.#context;
    if (context === null || !this.canPlay || this.volume === 'off') return;
    for (const { hertz, fromMs, forMs } of tunes[tune]) {
      const [from, until] = [context.currentTime + fromMs / 1000, context.currentTime + (fromMs + forMs) / 1000];
      const oscillator = context.createOscillator();
      const gain = context.createGain();
      oscillator.frequency.value = hertz;
      oscillator.type = 'triangle';
      // Without a slope at both ends it clicks.
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(loudness[this.volume], from + 0.01);
      gain.gain.setValueAtTime(loudness[this.volume], until - 0.03);
      gain.gain.linearRampToValueAtTime(0, until);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(from);
      oscillator.stop(until);
    }
  }
}
