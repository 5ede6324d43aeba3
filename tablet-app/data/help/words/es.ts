export const es = {
  practice: { enter: 'Practicar', detail: 'Prueba de todo: nada llega a la cocina.' },
  evening: { enter: 'Ver una noche de conflictos', detail: 'Dos tabletas que no se ven, y en qué queda todo.' },
  help: {
    title: 'Ayuda',
    again: 'Mostrar otra vez los tres consejos',
    coachAgain: 'Dónde tocar y qué dice el punto.',
  },
  coach: {
    label: 'Consejo {at} de {all}',
    table: 'Toca una mesa para abrirla. Si está libre, te pregunta cuántos son.',
    send: 'Toca los platos para añadirlos y luego Enviar. Hasta entonces la cocina no sabe nada de ellos.',
    dot: 'Este punto dice si la central te oye. Si se pone ámbar, sigue trabajando: no se pierde nada.',
    understood: 'Entendido',
    skip: 'No más consejos',
  },
};
