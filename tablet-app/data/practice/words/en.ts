/** What the practice says, in English: the source of the other languages. */
export const en = {
  room: 'Practice',
  you: 'You',
  initials: 'ME',
  frame: 'Practice – nothing here reaches the kitchen',
  leave: 'Leave practice',
  wifi: 'Cut my Wi-Fi',
  opening: 'Laying the practice tables…',
  progress: '{done} of {all}',
  all: 'All steps',
  done: 'done',
  now: 'now',
  well: 'Nothing was lost, and nothing was doubled. That is how it is in the real room too. Go on practising, or leave.',
  steps: {
    open: 'Touch a table and open it.',
    send: 'Add a dish and touch Send.',
    cut: 'Switch on “Cut my Wi-Fi”, up here.',
    add: 'Add two more dishes while it is cut.',
    kept: 'See on their lines: “on this tablet”.',
    mend: 'Switch “Cut my Wi-Fi” off again.',
    safe: 'See on their lines: “safe at the box”.',
  },
};
