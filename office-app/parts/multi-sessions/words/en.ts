export const en = {
  title: 'When a table needs somebody',
  detail: 'After so many minutes of the same, the table calls for its waiter on every tablet.',
  unit: 'min',
  seated: 'Seated, no order',
  sent: 'In the kitchen',
  held: 'A course waits',
  heldHint: '0: no warning.',
  ready: 'Food is ready',
  bill: 'Bill asked for, or paid',
  bad: 'Write whole minutes from 1 to 240.',
  badHeld: 'Write whole minutes up to 240, or 0 for no warning.',
};
