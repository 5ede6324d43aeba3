import type { en } from './en.ts';

export const es: typeof en = {
  strip: {
    live: 'Conectado',
    slow: 'Wifi lento',
    opening: 'Buscando la central…',
    noBox:
      'Sin conexión con la central. Sigue trabajando{pending, plural, =0 {.} one { – se enviará # cambio.} other { – se enviarán # cambios.}}',
    cannotSave:
      'La central no puede guardar. Sigue trabajando: {pending, plural, =0 {tus cambios esperan aquí.} one {# cambio espera aquí.} other {# cambios esperan aquí.}}',
    sending: 'Enviando {pending, plural, one {# cambio} other {# cambios}}…',
    catchingUp: 'Poniéndose al día…',
    caughtUp: 'Todo al día {time}',
    waiting: '{pending, plural, one {# cambio} other {# cambios}} en camino',
    heard: 'última señal hace {age}',
    neverHeard: 'aún sin señal de la central',
    kinds: { 'web-socket': 'por WebSocket', 'long-poll': 'por long-poll' },
    noKind: 'sin línea con la central',
    whatToDo: 'Qué hacer',
    updateReady: 'Actualización lista',
    notInstalled: 'No instalada',
    internetDown: 'No hay internet. Comandas y cocina funcionan. Tarjetas y pedidos en línea, en pausa.',
  },
  help: {
    title: 'Si no hay conexión con la central',
    keepWorking: 'Sigue trabajando. Todo lo que tocas se guarda en este dispositivo y se envía después.',
    wifi: 'Comprueba que el dispositivo está en el wifi del restaurante.',
    power: 'Comprueba que la central está encendida y con el cable conectado.',
    cannotSave: 'La central está encendida, pero su disco está lleno o dañado. Llama a quien se ocupa de ella.',
    kitchen: 'Hasta que vuelva, canta en cocina lo que marchas.',
    code: 'Si sigue así, llama a quien se ocupa de la central.',
  },
  halted: {
    unauthorised: 'La central ya no conoce este dispositivo. Vincúlalo de nuevo con otro código.',
    'protocol-too-new': 'Esta aplicación es más antigua que la central. Recarga la página para actualizarla.',
  },
  revoked: {
    title: 'Este dispositivo se ha dado de baja',
    detail: 'Lo ha hecho la oficina. Aquí ya no se puede apuntar nada.',
    unsent:
      '{pending, plural, one {# cambio no ha} other {# cambios no han}} llegado aún a la central: se guardan aquí y se entregan en cuanto la central esté.',
    inOffice:
      '{count, plural, one {# cambio llegó tarde: un encargado lo lee en la oficina, y no está en la comanda.} other {# cambios llegaron tarde: un encargado los lee en la oficina, y no están en las comandas.}}',
    nothingLeft: 'Aquí no queda nada pendiente: todo lo que se hizo en este dispositivo está en la central.',
    again:
      'Para volver a usarlo, pide al encargado un código nuevo para este dispositivo. La oficina lo muestra en Dispositivos.',
  },
  pairAgain: 'Vincular de nuevo',
  reload: 'Recargar',
  wiped:
    'El navegador ha perdido lo que tenía guardado. Los cambios que no llegaron a la central se han perdido; revisa tus mesas abiertas.',
  storage: {
    quota:
      'No queda espacio para guardar. Libera espacio; los cambios no se confirman hasta que se pueda guardar otra vez.',
    other:
      'Ahora mismo no se puede guardar. Quédate cerca de la central; los cambios no se confirman hasta que se pueda guardar otra vez.',
  },
  understood: 'Lo he leído',
  elsewhere: {
    title: 'El dispositivo es otra pestaña',
    detail: 'Comanda está abierta en otra pestaña o ventana, y solo una de ellas puede ser el dispositivo.',
    take: 'Usar aquí',
  },
  pair: {
    title: 'Vincular este dispositivo',
    detail: 'Escribe los seis dígitos que muestra la central o la oficina. Sirven una vez, durante diez minutos.',
    code: 'Código',
    submit: 'Vincular',
    working: 'Vinculando…',
    box: 'Dirección de la central',
    boxDetail: 'Déjala como está, salvo que la aplicación venga de otro servidor.',
    badBox: 'Esto no es una dirección. Escríbela así: 192.168.1.20:8080.',
    unreachable: 'La central no responde en esta dirección. Revisa el wifi y la dirección.',
  },
  signIn: {
    title: '¿Quién trabaja?',
    waiting: 'Esperando los nombres de la central…',
    pinOf: 'PIN de {name}',
    submit: 'Entrar',
    working: 'Comprobando…',
    back: 'Otra persona',
    stay: 'Volver',
    unreachable: 'La central no responde y no puede comprobar el PIN. Inténtalo cuando haya conexión.',
    wrongApp: '{name} está vinculado como {role}. Abre su aplicación o vincúlalo de nuevo.',
  },
  devices: { tablet: 'tableta', kitchen: 'pantalla de cocina', till: 'caja', office: 'oficina' },
  roles: { waiter: 'Camarero', cook: 'Cocinero', cashier: 'Cajero', manager: 'Encargado', owner: 'Propietario' },
  manager: {
    title: 'Tiene que aprobarlo un encargado',
    who: 'Encargado',
    none: 'Aquí nadie puede aprobarlo.',
    approve: 'Aprobar',
  },
  reason: { why: '¿Por qué?', other: 'Otro motivo', otherText: 'Di por qué', confirm: 'Confirmar', back: 'Atrás' },
  numpad: {
    digits: 'Teclado numérico',
    erase: 'Borrar',
    decimal: 'Coma decimal',
    times: '{count} ×',
    takeTimes: 'Usar el número como cantidad',
    clearTimes: 'Cantidad {count}: quitarla',
  },
  stepper: { fewer: 'Menos', more: 'Más' },
  tables: {
    free: 'Libre',
    seated: 'Sentados',
    sent: 'En cocina',
    ready: 'Comida lista',
    bill: 'Pide la cuenta',
    'needs-you': 'Te necesita',
    reserved: 'Reservada',
  },
  settings: {
    title: 'Este dispositivo',
    language: 'Idioma',
    browserLanguage: 'Como el navegador',
    theme: 'Colores',
    themes: { system: 'Como el dispositivo', light: 'Claro', dark: 'Oscuro', contrast: 'Alto contraste' },
    textSize: 'Tamaño del texto',
  },
  address: {
    detail:
      'Un dispositivo puede llamar a la central por otra dirección, o a un servidor propio con el mismo restaurante.',
    unsent:
      '{pending, plural, one {# cambio no se ha enviado} other {# cambios no se han enviado}} todavía. Se quedan aquí y se envían a la nueva dirección.',
    test: 'Probar',
    working: 'Preguntando…',
    move: 'Usar esta dirección',
    knows: 'La central responde allí y conoce este dispositivo.',
    moved: 'Este dispositivo usa ahora esta dirección.',
  },
  choose: 'Elegir…',
  search: { clear: 'Borrar la búsqueda' },
  undo: 'Deshacer',
  close: 'Cerrar',
  opening: 'Abriendo…',
  ages: { seconds: '{count} s', minutes: '{count} min', hours: '{count} h' },
};
