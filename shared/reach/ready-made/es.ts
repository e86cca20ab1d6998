import type {ReadyTexts} from '#shared/reach/ready-made/ready-text';

export const SPANISH: ReadyTexts = {
  welcome: {
    name: 'Bienvenida',
    subject: 'Te doy la bienvenida, y gracias',
    text: `Hola {{first-name|}}:

Gracias por apuntarte a {{tier|mi comunidad}}. Significa mucho para mí.

Si tienes una pregunta, o una idea de lo que te gustaría ver, responde a este mensaje. Los leo todos.`,
  },
  declined: {
    name: 'Pago rechazado',
    subject: 'Tu último pago no se pudo cobrar',
    text: `Hola {{first-name|}}:

El pago de {{tier|tu suscripción}} no se pudo cobrar este mes. Casi siempre la tarjeta ha caducado o el banco ha sido prudente.

No tienes que pagarme nada directamente. Patreon lo vuelve a intentar varias veces durante el mes; si prefieres asegurarte, revisa tu tarjeta en los ajustes de Patreon, en «Facturación».

Gracias por tu apoyo, decidas lo que decidas.`,
  },
  'declined-elsewhere': {
    name: 'Pago rechazado',
    subject: 'Tu último pago no se pudo cobrar',
    text: `Hola {{first-name|}}:

El último pago de {{tier|tu suscripción}} no se pudo cobrar. Casi siempre la tarjeta ha caducado o el banco ha sido prudente.

Se volverá a intentar solo en los próximos días; si prefieres asegurarte, revisa la tarjeta en tu cuenta.

Gracias por tu apoyo, decidas lo que decidas.`,
  },
  invite: {
    name: 'Invitación al boletín',
    subject: '¿Te gustaría recibir mi boletín?',
    text: `Hola {{first-name|}}:

También escribo un boletín y todavía no lo recibes. Si te interesa, apúntate aquí:

{{sign-up-link}}

Se te pedirá que lo confirmes una vez. Si no, no hagas nada: no te apuntaré yo ni te lo volveré a preguntar.`,
  },
  left: {
    name: 'Por qué la baja',
    subject: '¿Puedo preguntarte por qué te fuiste?',
    text: `Hola {{first-name|}}:

Hace poco terminaste tu suscripción. Gracias por el tiempo que pasaste aquí.

¿Puedo preguntarte por qué? Son tres preguntas cortas y me ayudan mucho:

{{survey-link}}

No tienes que responder, y no te lo volveré a preguntar.`,
  },
  address: {
    name: 'Dirección postal',
    subject: '¿Adónde te lo puedo enviar?',
    text: `Hola {{first-name|}}:

Me gustaría enviarte {{benefit|algo}} por correo y todavía no tengo tu dirección. Puedes indicarla aquí:

{{form-link}}

La usaré solo para este envío.`,
  },
  other: {
    name: 'Mensaje corto',
    subject: '',
    text: `Hola {{first-name|}}:

`,
  },
};
