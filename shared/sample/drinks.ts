import type { Shelf } from './shelf.ts';

const coffee: Shelf = {
  name: 'Coffee and soft drinks',
  station: 'Bar',
  course: null,
  taxRate: 1200,
  items: [
    { code: 'C1', name: 'Filter coffee', price: 38_00, allergens: [] },
    { code: 'C2', name: 'Espresso', price: 34_00, allergens: [], asks: ['shot'] },
    { code: 'C3', name: 'Cappuccino', price: 48_00, allergens: ['milk'], asks: ['milk', 'shot'] },
    { code: 'C4', name: 'Caffè latte', price: 52_00, allergens: ['milk'], asks: ['milk', 'shot'] },
    { code: 'C5', name: 'Pot of tea', price: 42_00, allergens: [], asks: ['tea'] },
    { code: 'C6', name: 'Sparkling water 75 cl', price: 55_00, allergens: [] },
    { code: 'C7', name: 'Cola', price: 42_00, allergens: [] },
    { code: 'C8', name: 'Blood orange soda', price: 45_00, allergens: [] },
    { code: 'C9', name: 'Apple must from Kivik', price: 48_00, allergens: [] },
    { code: 'C10', name: 'Lager without alcohol', price: 52_00, allergens: ['gluten'] },
  ],
};

const beer: Shelf = {
  name: 'Beer and cocktails',
  station: 'Bar',
  course: null,
  taxRate: 2500,
  items: [
    { code: 'B1', name: 'Harbour lager', price: 84_00, allergens: ['gluten'], asks: ['beer'] },
    { code: 'B2', name: 'Pale ale', price: 92_00, allergens: ['gluten'], asks: ['beer'] },
    { code: 'B3', name: 'Wheat beer', price: 92_00, allergens: ['gluten'], asks: ['beer'] },
    { code: 'B4', name: 'Dry cider 33 cl', price: 88_00, allergens: ['sulphites'] },
    { code: 'B5', name: 'Rosemary spritz', price: 139_00, allergens: ['sulphites'] },
    { code: 'B6', name: 'Negroni', price: 149_00, allergens: ['sulphites'] },
    { code: 'B7', name: 'Sea buckthorn sour', price: 155_00, allergens: ['eggs'] },
    { code: 'B8', name: 'Gin and tonic, juniper', price: 145_00, allergens: [] },
    { code: 'B9', name: 'Aquavit 4 cl', price: 98_00, allergens: [] },
  ],
};

const wine: Shelf = {
  name: 'Wine',
  station: 'Bar',
  course: null,
  taxRate: 2500,
  items: [
    { code: 'W1', name: 'Cava brut nature', price: 112_00, allergens: ['sulphites'], asks: ['wine'] },
    { code: 'W2', name: 'Vinho verde', price: 98_00, allergens: ['sulphites'], asks: ['wine'] },
    { code: 'W3', name: 'Albariño, Rías Baixas', price: 125_00, allergens: ['sulphites'], asks: ['wine'] },
    { code: 'W4', name: 'Chablis', price: 165_00, allergens: ['sulphites'], asks: ['fineWine'] },
    { code: 'W5', name: 'Provence rosé', price: 115_00, allergens: ['sulphites'], asks: ['wine'] },
    { code: 'W6', name: 'Barbera d’Asti', price: 119_00, allergens: ['sulphites'], asks: ['wine'] },
    { code: 'W7', name: 'Rioja crianza', price: 125_00, allergens: ['sulphites'], asks: ['wine'] },
    { code: 'W8', name: 'Barolo', price: 185_00, allergens: ['sulphites'], asks: ['fineWine'] },
  ],
};

export const drinks: readonly Shelf[] = [coffee, beer, wine];
