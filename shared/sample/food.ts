import type { Shelf } from './shelf.ts';

const snacks: Shelf = {
  name: 'Snacks',
  station: 'Cold kitchen',
  course: 'Starters',
  taxRate: 1200,
  items: [
    { code: 'N1', name: 'Marcona almonds, smoked salt', price: 65_00, allergens: ['nuts'] },
    { code: 'N2', name: 'Green olives, orange, fennel seed', price: 60_00, allergens: [] },
    { code: 'N3', name: 'Sourdough, browned butter', price: 55_00, allergens: ['gluten', 'milk'] },
    {
      code: 'N4',
      name: 'Fried anchovies, lemon aioli',
      price: 85_00,
      allergens: ['fish', 'gluten', 'eggs', 'mustard'],
      station: 'Grill',
    },
    {
      code: 'N5',
      name: 'Västerbotten cheese croquettes',
      price: 95_00,
      allergens: ['milk', 'gluten', 'eggs'],
      station: 'Grill',
    },
  ],
};

const starters: Shelf = {
  name: 'Starters',
  station: 'Cold kitchen',
  course: 'Starters',
  taxRate: 1200,
  items: [
    {
      code: 'S1',
      name: 'Toast Skagen, vendace roe',
      price: 185_00,
      allergens: ['crustaceans', 'fish', 'eggs', 'milk', 'gluten', 'mustard'],
    },
    { code: 'S2', name: 'Three herrings, new potatoes', price: 155_00, allergens: ['fish', 'milk', 'mustard'] },
    { code: 'S3', name: 'Burrata, grilled peach, basil', price: 165_00, allergens: ['milk'] },
    { code: 'S4', name: 'Beef tartare, capers, mustard cream', price: 175_00, allergens: ['eggs', 'mustard'] },
    { code: 'S5', name: 'Gravlax, dill, grapefruit', price: 160_00, allergens: ['fish', 'mustard'] },
    { code: 'S6', name: "Beetroot, goat's cheese, walnuts", price: 145_00, allergens: ['milk', 'nuts'] },
    {
      code: 'S7',
      name: 'Mussels, white wine, saffron',
      price: 165_00,
      allergens: ['molluscs', 'milk', 'celery', 'sulphites'],
      station: 'Grill',
    },
    { code: 'S8', name: 'Octopus, potato, salsa verde', price: 195_00, allergens: ['molluscs'], station: 'Grill' },
  ],
};

const grill: Shelf = {
  name: 'From the grill',
  station: 'Grill',
  course: 'Mains',
  taxRate: 1200,
  items: [
    {
      code: 'G1',
      name: 'Rib eye 300 g, béarnaise',
      price: 395_00,
      allergens: ['milk', 'eggs'],
      asks: ['doneness', 'side', 'sauce'],
    },
    { code: 'G2', name: 'Flank steak, chimichurri', price: 285_00, allergens: [], asks: ['doneness', 'side', 'sauce'] },
    { code: 'G3', name: 'Rack of lamb, tzatziki', price: 335_00, allergens: ['milk'], asks: ['doneness', 'side'] },
    { code: 'G4', name: 'Half lemon chicken, harissa', price: 245_00, allergens: [], asks: ['side', 'sauce'] },
    {
      code: 'G5',
      name: 'Harbour burger, Västerbotten cheese',
      price: 225_00,
      allergens: ['gluten', 'milk', 'eggs', 'mustard', 'sesame'],
      asks: ['side', 'burger', 'sauce'],
    },
    {
      code: 'G6',
      name: 'Halloumi burger, romesco',
      price: 205_00,
      allergens: ['gluten', 'milk', 'nuts', 'sesame'],
      asks: ['side', 'burger', 'sauce'],
    },
    { code: 'G7', name: 'Whole sea bream, fennel', price: 315_00, allergens: ['fish'], asks: ['side'] },
    {
      code: 'G8',
      name: 'Tiger prawns, garlic butter',
      price: 295_00,
      allergens: ['crustaceans', 'milk'],
      asks: ['side'],
    },
    { code: 'G9', name: 'Arctic char, cucumber, roe sauce', price: 285_00, allergens: ['fish', 'milk', 'sulphites'] },
  ],
};

const pots: Shelf = {
  name: 'Pasta and pots',
  station: 'Grill',
  course: 'Mains',
  taxRate: 1200,
  items: [
    {
      code: 'P1',
      name: 'Linguine, clams, parsley',
      price: 235_00,
      allergens: ['gluten', 'molluscs', 'sulphites'],
      asks: ['pasta'],
    },
    {
      code: 'P2',
      name: 'Rigatoni, lamb ragù, pecorino',
      price: 215_00,
      allergens: ['gluten', 'milk', 'celery', 'sulphites'],
      asks: ['pasta'],
    },
    { code: 'P3', name: 'Saffron risotto, courgette', price: 205_00, allergens: ['milk', 'celery', 'sulphites'] },
    {
      code: 'P4',
      name: 'Fish soup, aioli, croutons',
      price: 235_00,
      allergens: ['fish', 'crustaceans', 'molluscs', 'gluten', 'eggs', 'celery'],
    },
    {
      code: 'P5',
      name: 'Meatballs, lingonberries, cucumber',
      price: 205_00,
      allergens: ['gluten', 'milk', 'eggs'],
    },
    { code: 'P6', name: 'Root vegetable moussaka', price: 195_00, allergens: ['celery', 'soybeans'] },
  ],
};

const sides: Shelf = {
  name: 'Sides',
  station: 'Grill',
  course: 'Mains',
  taxRate: 1200,
  items: [
    { code: 'A1', name: 'Fries', price: 55_00, allergens: [] },
    { code: 'A2', name: 'Lemon potatoes', price: 55_00, allergens: [] },
    { code: 'A3', name: 'Grilled broccolini, almonds', price: 65_00, allergens: ['nuts'] },
    { code: 'A4', name: 'Green salad', price: 50_00, allergens: ['mustard'], station: 'Cold kitchen' },
    { code: 'A5', name: 'Aioli', price: 25_00, allergens: ['eggs', 'mustard'], station: 'Cold kitchen' },
  ],
};

const desserts: Shelf = {
  name: 'Desserts',
  station: 'Pastry',
  course: 'Desserts',
  taxRate: 1200,
  items: [
    { code: 'D1', name: 'Lemon tart, burnt meringue', price: 110_00, allergens: ['gluten', 'eggs', 'milk'] },
    {
      code: 'D2',
      name: 'Chocolate fondant, sea buckthorn',
      price: 120_00,
      allergens: ['gluten', 'eggs', 'milk', 'soybeans'],
    },
    { code: 'D3', name: 'Cardamom crème brûlée', price: 105_00, allergens: ['eggs', 'milk'] },
    { code: 'D4', name: 'Olive oil cake, rhubarb', price: 105_00, allergens: ['gluten', 'eggs'], isSoldOut: true },
    { code: 'D5', name: 'Ice cream, two scoops', price: 85_00, allergens: ['milk', 'eggs', 'nuts'], asks: ['scoops'] },
    {
      code: 'D6',
      name: 'Three cheeses, fig jam, crispbread',
      price: 145_00,
      allergens: ['milk', 'gluten'],
      station: 'Cold kitchen',
    },
    { code: 'D7', name: 'Chocolate truffle', price: 40_00, allergens: ['milk', 'soybeans'] },
  ],
};

export const food: readonly Shelf[] = [snacks, starters, grill, pots, sides, desserts];
