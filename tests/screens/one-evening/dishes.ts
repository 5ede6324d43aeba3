/** What is eaten and drunk this evening, as the menu calls it. */
export const [olives, toast, ribEye, tart, cola, almonds, sourdough, burrata, gravlax, coffee, fries] = [
  'Green olives, orange, fennel seed',
  'Toast Skagen, vendace roe',
  'Rib eye 300 g, béarnaise',
  'Lemon tart, burnt meringue',
  'Cola',
  'Marcona almonds, smoked salt',
  'Sourdough, browned butter',
  'Burrata, grilled peach, basil',
  'Gravlax, dill, grapefruit',
  'Filter coffee',
  'Fries',
];
