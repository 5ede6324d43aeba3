/** What one note may cost. Letters are UTF-16 units, as Yjs counts them. */
export const noteLimits = {
  updateBytes: 4096,
  /** Pieces of text, and ranges of deleted text, in one update. */
  updateParts: 1000,
  updateLetters: 500,
  /** Ever written, deleted ones too: Yjs keeps a place for each. */
  noteLetters: 2000,
  noteUpdates: 400,
} as const;

/** Why the box does not take an update, in words for its log and the office. */
export const noteFaults = {
  'not-base64': 'is not base64 as this program writes it',
  'too-big': 'is larger than a pause in typing can be',
  unreadable: 'is not a Yjs V1 update, or has something behind it',
  empty: 'changes nothing',
  'wrong-writer': 'speaks for another opening of the editor',
  'wrong-clock': 'leaves a gap or repeats what was written',
  'not-text': 'carries something other than letters',
  'wrong-root': 'writes elsewhere than into the note',
  'unknown-place': 'points to letters that the note does not have',
  'splits-letter': 'would tear a letter of two halves apart',
  'too-many-parts': 'is in more parts than typing makes',
  'too-much-text': 'has more text than one pause in typing makes',
  'note-full': 'would make the note longer or older than a note may be',
} as const satisfies Record<string, string>;

export type NoteFault = keyof typeof noteFaults;
