import {fold} from '#shared/filter/fold';
import type {MailState, RecordFields} from '#shared/model/record';

// The first that fits counts: who is inactive is not active, and an unpaid order was not paid. Words of English, French, Spanish.
const STATES: readonly (readonly [RegExp, NonNullable<RecordFields['vendorState']>])[] = [
  [/declin|fail|past due|unpaid|echou|refus|impay|rechaz|fallid|impag/, 'declined'],
  [/former|cancel|annul|inactiv|inactif|expir|ended|left|resili|ancien|anterior|baja|termin|lapsed|churn/, 'former'],
  [/free|gratuit|gratis|libre/, 'free'],
  [/activ|actif|paid|paying|paye|pagad|current|premium|complete|subscribed|abonne|suscrit|trial/, 'active'],
];

/** A membership's state by the word that a table has for it; undefined: a word that we do not know. */
export function stateOfWord(word: string | undefined): RecordFields['vendorState'] {
  const text = fold(word ?? '');
  return STATES.find(([words]) => words.test(text))?.[1];
}

const MAIL_STATES: readonly (readonly [RegExp, MailState])[] = [
  [/unsub|desabonn|desinscri|desuscri|opt(ed)?[ -]?out|\bbaja\b/, 'unsubscribed'],
  [/bounc|clean|rebond|rebot|invalid/, 'cleaned'],
  [/complain|spam|plainte|queja/, 'complained'],
  [/unconfirmed|pending|attente|pendiente|sin confirmar|non confirme/, 'pending'],
  [/subscribed|abonne|suscrit|inscrit|confirmed|opt(ed)?[ -]?in/, 'subscribed'],
];

/** What may be mailed to somebody, by the word that a table has for it; undefined: it is no such word. */
export function mailStateOfWord(word: string | undefined): MailState | undefined {
  const text = fold(word ?? '');
  return MAIL_STATES.find(([words]) => words.test(text))?.[1];
}

const UNPAID = /pending|fail|unpaid|declin|draft|attente|echou|impay|refus|pendiente|fallid|rechaz|abandon/;
const TAKEN_BACK = /refund|chargeback|cancel|void|revers|dispute|rembours|annul|reembols|devuel|anulad/;

/** Whether an order stands, by the word that a table has for it; one that we do not know stands. */
export function orderState(word: string | undefined): 'complete' | 'refunded' | 'unpaid' {
  const text = fold(word ?? '');
  if (TAKEN_BACK.test(text) && !/partial|partiel|parcial/.test(text)) return 'refunded';
  return UNPAID.test(text) ? 'unpaid' : 'complete';
}
