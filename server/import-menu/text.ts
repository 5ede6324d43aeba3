/**
 * The text of a file from whatever program wrote it: UTF-8, with or without its mark; UTF-16 with its mark (Excel's
 * "Unicode text"); else Windows-1252, in which every byte means something, so this never fails.
 */
export function textOf(input: string | Uint8Array): string {
  if (typeof input === 'string') return input.replace(/^\ufeff/, '');
  if (input[0] === 0xff && input[1] === 0xfe) return new TextDecoder('utf-16le').decode(input);
  if (input[0] === 0xfe && input[1] === 0xff) return new TextDecoder('utf-16be').decode(input);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(input);
  } catch (error) {
    // A TypeError is the decoder's word for "not UTF-8".
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(input);
    throw error;
  }
}
