import type {RefusedJoin} from '#shared/model/supporter';

type Unfit = Extract<RefusedJoin['reason'], 'role' | 'disposable' | 'placeholder'>;

// Mailboxes of an office (RFC 2142 and the usual ones in English, French, Spanish and German): several people read them.
const ROLES = new Set(
  `abuse accounting accounts admin administrator administracion administration assistance billing booking bookings buero
  careers commercial compta comptabilite contact contacto contato customerservice dev direction donotreply editor editorial
  enquiries events facturacion feedback finance ftp help helpdesk hola hostmaster hr info informacion information infos
  inquiries it jobs kontakt legal mail mailer-daemon marketing media members membership news newsletter noc no-reply noreply
  no_reply do-not-reply oficina office orders postmaster presse press prensa privacy redaccion redaction rezeption root sales
  secretaria secretariat security service services shop soporte staff support team tech usenet uucp ventas verwaltung
  webmaster www`.split(/\s+/),
);

// The services that hand most thrown-away addresses out; somebody else may hold the same one tomorrow.
const DISPOSABLE = new Set(
  `10minutemail.com 10minutemail.net 20minutemail.com 33mail.com burnermail.io discard.email dispostable.com dropmail.me
  emailondeck.com fakeinbox.com fakemail.net getairmail.com getnada.com grr.la guerrillamail.biz guerrillamail.com
  guerrillamail.de guerrillamail.info guerrillamail.net guerrillamail.org inboxkitten.com incognitomail.org jetable.org
  mail-temp.com mail.tm mailcatch.com maildrop.cc mailinator.com mailnesia.com mailnull.com minutemail.com moakt.com
  mohmal.com mytemp.email mytrashmail.com nada.email sharklasers.com spam4.me spamgourmet.com temp-mail.io temp-mail.org
  tempail.com tempinbox.com tempmail.com tempmail.net tempr.email throwawaymail.com tmpmail.org trash-mail.com trashmail.com
  trashmail.de trashmail.net wegwerfmail.de yopmail.com yopmail.fr yopmail.net`.split(/\s+/),
);

// Reserved names that no mail reaches (RFC 2606, RFC 6761), and what vendors write over a person who left.
const NOWHERE = /(^|\.)(invalid|localhost|test)$|^deletion-request\.substack\.com$/;
const NOBODY = /^(none|nomail|noemail|no-email|na|n\/a|unknown|anonymous|deleted|x{3,})@/;

/**
 * Why an identifier can never say that two records are one person.
 *
 * @param text - as `identifierText` prints it
 * @returns undefined where it can
 */
export function unfitToLink(text: string): Unfit | undefined {
  if (text.endsWith(':') || text.includes('*')) return 'placeholder';
  if (!text.startsWith('email:')) return undefined;
  const address = text.slice('email:'.length);
  const at = address.lastIndexOf('@');
  if (at < 0) return undefined;
  const domain = address.slice(at + 1);
  if (NOWHERE.test(domain) || NOBODY.test(address)) return 'placeholder';
  if (DISPOSABLE.has(domain)) return 'disposable';
  const mailbox = address.slice(0, at).split('+', 1)[0] ?? '';
  return ROLES.has(mailbox) ? 'role' : undefined;
}
