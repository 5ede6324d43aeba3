import type { en } from './en.ts';

export const es: typeof en = {
  title: 'Cuándo una mesa necesita a alguien',
  detail: 'Tras tantos minutos en lo mismo, la mesa llama a su camarero en todas las tabletas.',
  unit: 'min',
  seated: 'Sin pedir',
  sent: 'En cocina',
  held: 'Un pase espera',
  heldHint: '0: sin aviso.',
  ready: 'La comida está lista',
  bill: 'Cuenta pedida o pagada',
  bad: 'Escribe minutos enteros, de 1 a 240.',
  badHeld: 'Escribe minutos enteros, hasta 240, o 0 para que no haya aviso.',
};
