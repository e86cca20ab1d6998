import type {Language} from '#shared/model/language';

/** What the page says that a vendor sends the creator back to: a title and a sentence each. */
export type CallbackWords = Record<
  'done' | 'denied' | 'stale' | 'refused' | 'otherAccount' | 'choose',
  readonly [title: string, text: string]
>;

/** French sets a narrow no-break space before high punctuation. */
export const CALLBACK_WORDS: Readonly<Record<Language, CallbackWords>> = {
  en: {
    done: ['Connected', 'Done. You can close this page and go back to Regulars: reading has begun.'],
    denied: [
      'Not connected',
      'The permission was not given. Nothing was changed. You can close this page and try again in Regulars.',
    ],
    stale: [
      'Too old',
      'This page was used already or is older than ten minutes. Nothing was changed. Go back to Regulars and begin again.',
    ],
    refused: [
      'Not connected',
      'The service did not give the permission. Nothing was changed. Check the app’s id and secret in Regulars, then begin again.',
    ],
    otherAccount: [
      'Another account',
      'This permission is for another account than the one that is connected. Nothing was changed. Sign in there with the right account, then begin again in Regulars.',
    ],
    choose: ['Which one?', 'This permission opens several. Choose the one to connect.'],
  },
  fr: {
    done: ['Connecté', 'C’est fait. Vous pouvez fermer cette page et revenir à Regulars\u202f: la lecture a commencé.'],
    denied: [
      'Non connecté',
      'L’autorisation n’a pas été donnée. Rien n’a changé. Vous pouvez fermer cette page et recommencer dans Regulars.',
    ],
    stale: [
      'Trop ancien',
      'Cette page a déjà servi ou date de plus de dix minutes. Rien n’a changé. Revenez à Regulars et recommencez.',
    ],
    refused: [
      'Non connecté',
      'Le service n’a pas donné l’autorisation. Rien n’a changé. Vérifiez l’identifiant et le secret de l’application dans Regulars, puis recommencez.',
    ],
    otherAccount: [
      'Un autre compte',
      'Cette autorisation concerne un autre compte que celui qui est connecté. Rien n’a changé. Ouvrez le bon compte là-bas, puis recommencez dans Regulars.',
    ],
    choose: ['Lequel\u202f?', 'Cette autorisation en ouvre plusieurs. Choisissez celui à connecter.'],
  },
  es: {
    done: ['Conectado', 'Listo. Puedes cerrar esta página y volver a Regulars: la lectura ha empezado.'],
    denied: [
      'No conectado',
      'No se dio el permiso. No ha cambiado nada. Puedes cerrar esta página e intentarlo de nuevo en Regulars.',
    ],
    stale: [
      'Demasiado antigua',
      'Esta página ya se usó o tiene más de diez minutos. No ha cambiado nada. Vuelve a Regulars y empieza de nuevo.',
    ],
    refused: [
      'No conectado',
      'El servicio no dio el permiso. No ha cambiado nada. Comprueba el identificador y el secreto de la aplicación en Regulars y empieza de nuevo.',
    ],
    otherAccount: [
      'Otra cuenta',
      'Este permiso es de otra cuenta que la conectada. No ha cambiado nada. Entra allí con la cuenta correcta y empieza de nuevo en Regulars.',
    ],
    choose: ['¿Cuál?', 'Este permiso abre varias. Elige la que quieres conectar.'],
  },
};
