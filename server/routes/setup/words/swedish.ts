import type { SetupWords } from '../setup-words.ts';

export const swedish: SetupWords = {
  name: 'Svenska',
  title: (restaurant) => `Gör i ordning enheten för ${restaurant}`,
  intro: 'Tre steg, ungefär en minut. Sedan fungerar appen även när wifi eller boxen är borta.',
  language: 'Språk',
  kinds: { label: 'Vilken enhet är det här?', apple: 'iPad eller iPhone', android: 'Android', computer: 'Dator' },
  step: (number) => `Steg ${number}`,
  done: 'Klart',
  steps: {
    apple: {
      get: {
        title: 'Hämta profilen',
        button: 'Hämta profilen',
        next: [
          'Svara ”Tillåt”.',
          'Öppna Inställningar och tryck på ”Profil hämtad” högt upp.',
          'Tryck på ”Installera” och ange enhetens lösenkod.',
        ],
      },
      trust: {
        title: 'Slå på förtroendet',
        path: ['Inställningar', 'Allmänt', 'Om', 'Inställningar för betrodda certifikat'],
        next: 'Raden finns längst ner under Om. Slå på reglaget bredvid namnet som börjar med ”Comanda” och kom tillbaka hit.',
      },
      open: {
        title: 'Lägg appen på hemskärmen',
        next: [
          'Öppna appen med knappen.',
          'Tryck på Dela och sedan ”Lägg till på hemskärmen”.',
          'Öppna den från hemskärmen från och med nu, och parkoppla den där.',
        ],
      },
    },
    android: {
      get: { title: 'Hämta certifikatet', button: 'Hämta certifikatet', next: ['Spara filen ”comanda.crt”.'] },
      trust: {
        title: 'Installera det som CA-certifikat',
        path: ['Inställningar', 'Säkerhet', 'Fler säkerhetsinställningar', 'Installera från lagring', 'CA-certifikat'],
        next: 'Namnen skiljer sig lite mellan märken: sök efter ”CA-certifikat” i inställningarna. Välj ”comanda.crt” och kom tillbaka hit.',
      },
      open: {
        title: 'Installera appen',
        next: [
          'Öppna appen med knappen.',
          'Välj ”Installera app” eller ”Lägg till på startskärmen” i webbläsarens meny.',
          'Öppna den därifrån och parkoppla den där.',
        ],
      },
    },
    computer: {
      get: { title: 'Hämta certifikatet', button: 'Hämta certifikatet', next: ['Öppna filen ”comanda.crt”.'] },
      trust: {
        title: 'Lita på det',
        path: ['Windows: Installera certifikat', 'Lokal dator', 'Betrodda rotcertifikatutfärdare'],
        next: 'På Mac: öppna certifikatet som börjar med ”Comanda” i Nyckelhanterare och välj ”Lita alltid på” under Lita på. I Chrome på Linux: Inställningar, Integritet och säkerhet, Säkerhet, Hantera certifikat.',
      },
      open: {
        title: 'Installera appen',
        next: [
          'Öppna appen med knappen.',
          'Välj ”Installera” i adressfältet.',
          'Öppna den därifrån och parkoppla den där.',
        ],
      },
    },
  },
  openButton: 'Öppna appen',
  stays: 'Den här adressen ändras inte.',
  mayMove: 'Enheten hittar inte boxen vid namn. Den här adressen fungerar tills nätverket ger boxen en annan.',
  code: 'Parkopplingskod',
  codeHint: 'Skriv den i appen när du har öppnat den från hemskärmen.',
  nothingToInstall: 'Boxen har ett certifikat som alla enheter känner till: det finns inget att installera.',
  verdicts: {
    asking: 'Testar om enheten litar på boxen …',
    trusted: 'Enheten litar på boxen. Fortsätt med sista steget.',
    untrusted: 'Inte betrodd än: boxens certifikat är inte installerat här. Börja med steg 1.',
    switchedOff: 'Inte betrodd än: det är hämtat. Installera det i inställningarna och gör sedan steg 2.',
    silent: (port) =>
      `https svarar inte: enheten når inte port ${port} på boxen. Så är det i gästnät och bakom brandväggar; använd personalens wifi.`,
    clock: 'Enhetens datum är fel, så den kan inte lita på något. Ställ in datum och tid automatiskt.',
    opening: 'Boxen startar. Ett ögonblick …',
    off: 'https är avstängt på den här boxen. Appen fungerar, men bara så länge boxen finns där.',
    failed: 'https svarar inte: boxen har inget certifikat som den kan använda. Dess logg säger vad som ska göras.',
    gone: 'Boxen svarar inte. Är enheten i restaurangens wifi?',
    noScript: 'Sidan testar förtroendet med JavaScript, som är avstängt här. Följ stegen och se om appen öppnas.',
  },
  useHttp: 'Använd appen utan att installera den',
  fingerprint: {
    title: 'Certifikatets fingeravtryck (SHA-256)',
    detail: 'För att vara säker på att det kommer från din box: ”comanda cert show” visar samma där.',
  },
  limits:
    'Det går bara i god för namn som slutar på .local och privata adresser: ingen kan läsa din post eller se din bank med det.',
};
