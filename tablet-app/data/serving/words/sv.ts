import type { en } from './en.ts';

export const sv: typeof en = {
  often: {
    title: 'Ofta här',
    empty: 'Det som oftast beställs här kommer att stå här. I rättens blad kan du behålla den här.',
    keep: 'Behåll i Ofta här',
  },
  again: {
    title: 'En runda till',
    which: 'Vad ska komma igen',
    latest: 'Senaste omgången',
    drinks: 'Alla drycker',
    everything: 'Allt',
    nothing: 'Inget sådant finns på beställningen.',
    add: '{count, plural, =0 {Inget att lägga till} other {Lägg till # · {price}}}',
    done: '{count, plural, one {# rätt} other {# rätter}} en gång till',
  },
  split: {
    title: 'Dela notan',
    bySeat: 'Varje plats sin egen nota',
    payEvenly: 'Betala lika delar',
    payAmount: 'Betala ett belopp',
    evenly: 'Lika delar',
    which: 'Notor',
    stays: 'Stannar här: {sum}',
    bill: 'Nota {letter} · {sum}',
    another: 'En nota till',
    touch: 'Tryck på det som ska till nota {letter}.',
    make: '{count, plural, =1 {Välj vad som ska bort} other {Gör # notor}}',
    done: '{count} notor vid bordet',
    paidHere: '{sum} är redan betalt här: minst så mycket måste stanna på notan.',
  },
};
