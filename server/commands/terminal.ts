/** Where a command writes: data to standard output, words for people to standard error. */
export type Terminal = {
  /** Data, as text or, with `--json`, as one JSON value. */
  answer(json: unknown, text: string): void;
  say(message: string): void;
  readonly json: boolean;
  /** A person is looking, so prompts and QR codes make sense. */
  readonly interactive: boolean;
};

export const terminalFor = (options: { readonly json?: boolean }): Terminal => ({
  answer(json, text) {
    process.stdout.write(`${options.json === true ? JSON.stringify(json) : text}\n`);
  },
  say: (message) => void process.stderr.write(`${message}\n`),
  json: options.json === true,
  interactive: process.stdin.isTTY === true && process.stdout.isTTY === true && options.json !== true,
});

export const exitCodes = { ok: 0, error: 1, usage: 2, rowErrors: 3, damaged: 4 } as const;

/** What a person at the keyboard can mend: said in one or more lines, without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;
  constructor(message: string, exitCode: number = exitCodes.error) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Lines of cells, each column as wide as its widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
