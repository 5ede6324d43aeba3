/** What is said of what the box did not take, in English: the source of the other languages. */
export const en = {
  title: 'The box did not take {count, plural, one {# change} other {# changes}}',
  ok: 'OK',
  setAside: 'It waits for a manager.',
  said: '{who}, {time}',
  open: 'Look at the order',
  also: 'With it: {what}',
};
