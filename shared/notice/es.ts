import type {NoticeText} from '#shared/notice/notice-facts';

export const es: NoticeText = ({vendors, isLocal, countsVisits, linksDiscord, leaverMonths}) => [
  'Cómo llevo la cuenta de mis miembros',
  `Uso una herramienta llamada Regulars para ver quién me apoya, entregar lo que prometí y dar las gracias. Reúne lo que ${vendors === '' ? 'los servicios donde me apoyas' : vendors} ya me dicen de ti: nombre, correo electrónico, suscripción, pagos, pedidos, estado del boletín, y una dirección postal cuando te envío algo. Puedo añadir notas y etiquetas propias.`,
  isLocal
    ? 'Todo se queda en mi propio navegador. La herramienta no tiene servidores, ni analítica, ni publicidad, y nadie más recibe tus datos.'
    : 'Todo se queda en mi propio navegador y en un servidor privado que administro yo en Cloudflare. Quienes hacen la herramienta no reciben nada; no hay analítica ni publicidad.',
  ...(countsVisits
    ? [
        'En mi propio sitio cuento lo que hacen los visitantes que lo aceptaron: páginas, descargas y lo que me envían. No pone ninguna cookie, se guarda 90 días (las páginas que te dan puntos, tanto como los puntos) y puedes retirarlo en el sitio en cualquier momento.',
      ]
    : []),
  ...(linksDiscord
    ? [
        'En tu página propia puedes vincular tu cuenta de Discord. Con tu permiso sé entonces tu nombre y tu identificador allí, una vez, para ver tus roles en mi servidor y darte los de tu categoría. Una cookie que dura diez minutos asegura que eres tú. Lo retiras con un botón en la misma página.',
      ]
    : []),
  'A partir de pagos y actividad la herramienta calcula un índice de fidelidad que solo veo yo. No decide nada por sí mismo. Si no quieres tenerlo, escríbeme: entonces no tendrás índice, ni puesto, ni sugerencias, y nada más cambia para ti.',
  leaverMonths === null
    ? 'Si te vas, guardo tu nombre y tu dirección hasta que me pidas borrarlos.'
    : `Si te vas, tu nombre, tu correo y tu dirección se borran ${leaverMonths === 1 ? 'un mes' : `${leaverMonths} meses`} después de la última señal de tu suscripción. Los importes y las fechas se quedan, sin tu nombre.`,
  'Puedes preguntarme en cualquier momento qué guardo de ti, pedir que lo corrija, recibir una copia o pedir que lo borre: [tu correo electrónico].',
  `Regulars no está afiliado a ${vendors === '' ? 'estos servicios' : vendors}.`,
];
