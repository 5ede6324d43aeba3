/** What helps whoever is new, in English: the source of the other languages. */
export const en = {
  practice: { enter: 'Practise', detail: 'Try everything: nothing of it reaches the kitchen.' },
  evening: {
    enter: 'Watch an evening of conflicts',
    detail: 'Two tablets cut off from each other, and what becomes of it.',
  },
  help: {
    title: 'Help',
    again: 'Show the three hints again',
    coachAgain: 'Where to touch, and what the dot says.',
  },
  coach: {
    label: 'Hint {at} of {all}',
    table: 'Touch a table to open it. A free one asks how many guests.',
    send: 'Touch dishes to add them, then Send. Until you send, the kitchen does not know of them.',
    dot: 'This dot says whether the box hears you. When it turns amber, keep working: nothing is lost.',
    understood: 'Got it',
    skip: 'No more hints',
  },
};
