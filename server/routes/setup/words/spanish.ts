import type { SetupWords } from '../setup-words.ts';

export const spanish: SetupWords = {
  name: 'Español',
  title: (restaurant) => `Prepara este dispositivo para ${restaurant}`,
  intro: 'Tres pasos, más o menos un minuto. Después la aplicación funciona aunque falte el wifi o la central.',
  language: 'Idioma',
  kinds: { label: '¿Qué dispositivo es?', apple: 'iPad o iPhone', android: 'Android', computer: 'Ordenador' },
  step: (number) => `Paso ${number}`,
  done: 'Hecho',
  steps: {
    apple: {
      get: {
        title: 'Descarga el perfil',
        button: 'Descargar el perfil',
        next: [
          'Responde «Permitir».',
          'Abre Ajustes y toca «Perfil descargado», cerca del principio.',
          'Toca «Instalar» e introduce el código de este dispositivo.',
        ],
      },
      trust: {
        title: 'Activa la confianza',
        path: ['Ajustes', 'General', 'Información', 'Ajustes de confianza de los certificados'],
        next: 'Está al final de Información. Activa el interruptor junto al nombre que empieza por «Comanda» y vuelve aquí.',
      },
      open: {
        title: 'Pon la aplicación en la pantalla de inicio',
        next: [
          'Abre la aplicación con el botón.',
          'Toca Compartir y después «Añadir a pantalla de inicio».',
          'A partir de ahora ábrela desde la pantalla de inicio y empareja allí.',
        ],
      },
    },
    android: {
      get: {
        title: 'Descarga el certificado',
        button: 'Descargar el certificado',
        next: ['Guarda el archivo «comanda.crt».'],
      },
      trust: {
        title: 'Instálalo como certificado de CA',
        path: [
          'Ajustes',
          'Seguridad',
          'Más ajustes de seguridad',
          'Instalar desde almacenamiento',
          'Certificado de CA',
        ],
        next: 'Los nombres cambian un poco según la marca: busca «certificado de CA» en los ajustes. Elige «comanda.crt» y vuelve aquí.',
      },
      open: {
        title: 'Instala la aplicación',
        next: [
          'Abre la aplicación con el botón.',
          'En el menú del navegador elige «Instalar aplicación» o «Añadir a pantalla de inicio».',
          'Ábrela desde ahí y empareja allí.',
        ],
      },
    },
    computer: {
      get: {
        title: 'Descarga el certificado',
        button: 'Descargar el certificado',
        next: ['Abre el archivo «comanda.crt».'],
      },
      trust: {
        title: 'Confía en él',
        path: ['Windows: Instalar certificado', 'Equipo local', 'Entidades de certificación raíz de confianza'],
        next: 'En un Mac: en Acceso a Llaveros abre el certificado que empieza por «Comanda» y en Confiar elige «Confiar siempre». En Chrome para Linux: Configuración, Privacidad y seguridad, Seguridad, Gestionar certificados.',
      },
      open: {
        title: 'Instala la aplicación',
        next: [
          'Abre la aplicación con el botón.',
          'Elige «Instalar» en la barra de direcciones.',
          'Ábrela desde ahí y empareja allí.',
        ],
      },
    },
  },
  openButton: 'Abrir la aplicación',
  stays: 'Esta dirección no cambia.',
  mayMove: 'Este dispositivo no encuentra la central por su nombre. Esta dirección sirve hasta que la red le dé otra.',
  code: 'Código de emparejamiento',
  codeHint: 'Escríbelo en la aplicación, después de abrirla desde la pantalla de inicio.',
  nothingToInstall: 'Esta central tiene un certificado que todos los dispositivos conocen: no hay nada que instalar.',
  verdicts: {
    asking: 'Comprobando si este dispositivo confía en la central…',
    trusted: 'Este dispositivo confía en la central. Sigue con el último paso.',
    untrusted: 'Aún no es de confianza: el certificado de la central no está instalado aquí. Empieza por el paso 1.',
    switchedOff: 'Aún no es de confianza: está descargado. Instálalo en los ajustes y haz después el paso 2.',
    silent: (port) =>
      `https no responde: este dispositivo no llega al puerto ${port} de la central. Ocurre con el wifi de invitados y los cortafuegos; usa el wifi del personal.`,
    clock: 'La fecha de este dispositivo es incorrecta, así que no puede confiar en nada. Ponla en automático.',
    opening: 'La central está arrancando. Un momento…',
    off: 'https está desactivado en esta central. La aplicación funciona, pero solo mientras la central está ahí.',
    failed: 'https no responde: la central no tiene un certificado que pueda usar. Su registro dice qué hacer.',
    gone: 'La central no responde. ¿Está este dispositivo en el wifi del restaurante?',
    noScript:
      'Esta página comprueba la confianza con JavaScript, que aquí está desactivado. Sigue los pasos y mira si la aplicación se abre.',
  },
  useHttp: 'Usar la aplicación sin instalarla',
  fingerprint: {
    title: 'Huella del certificado (SHA-256)',
    detail: 'Para estar seguro de que viene de tu central: «comanda cert show» muestra la misma allí.',
  },
  limits:
    'Solo responde de nombres que acaban en .local y de direcciones privadas: no sirve para leer tu correo ni ver tu banco.',
};
