/** The words of the set-up page. It is read before any app is there, so it brings its own. */

export type Steps = {
  readonly get: { readonly title: string; readonly button: string; readonly next: readonly string[] };
  readonly trust: { readonly title: string; readonly path: readonly string[]; readonly next: string };
  readonly open: { readonly title: string; readonly next: readonly string[] };
};
export type Kind = 'apple' | 'android' | 'computer';

export type SetupWords = {
  readonly name: string;
  readonly title: (restaurant: string) => string;
  readonly intro: string;
  readonly language: string;
  readonly kinds: { readonly label: string } & Readonly<Record<Kind, string>>;
  readonly step: (number: number) => string;
  readonly done: string;
  readonly steps: Readonly<Record<Kind, Steps>>;
  readonly openButton: string;
  readonly stays: string;
  readonly mayMove: string;
  readonly code: string;
  readonly codeHint: string;
  readonly nothingToInstall: string;
  readonly verdicts: {
    readonly asking: string;
    readonly trusted: string;
    readonly untrusted: string;
    readonly switchedOff: string;
    readonly silent: (port: number) => string;
    readonly clock: string;
    readonly opening: string;
    readonly off: string;
    readonly failed: string;
    readonly gone: string;
    readonly noScript: string;
  };
  readonly useHttp: string;
  readonly fingerprint: { readonly title: string; readonly detail: string };
  readonly limits: string;
};
