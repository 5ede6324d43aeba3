import { keepShell, type Shell, type WorkerScope } from './shell.ts';

declare const self: WorkerScope & {
  /** The build puts the list of its files here. */
  readonly comandaShell: Shell;
};

keepShell(self, self.comandaShell);
