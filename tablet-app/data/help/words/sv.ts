export const sv = {
  practice: { enter: 'Öva', detail: 'Pröva allt: inget av det når köket.' },
  evening: {
    enter: 'Se en kväll av konflikter',
    detail: 'Två plattor som inte ser varandra, och vad det blir av det.',
  },
  help: {
    title: 'Hjälp',
    again: 'Visa de tre tipsen igen',
    coachAgain: 'Var man trycker, och vad pricken säger.',
  },
  coach: {
    label: 'Tips {at} av {all}',
    table: 'Tryck på ett bord för att öppna det. Vid ett ledigt får du säga hur många gäster.',
    send: 'Tryck på rätter för att lägga till dem, sedan på Skicka. Innan du skickar vet köket inget om dem.',
    dot: 'Pricken säger om boxen hör dig. Blir den gul, fortsätt arbeta: inget går förlorat.',
    understood: 'Jag förstår',
    skip: 'Inga fler tips',
  },
};
