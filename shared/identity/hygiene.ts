import type {RefusedJoin} from '#shared/model/supporter';

type Unfit = Extract<RefusedJoin['reason'], 'role' | 'disposable' | 'placeholder'>;

// Mailboxes of an office (RFC 2142 and the usual ones in English, French, Spanish and German): several people read them. Short
// lists on purpose: they are part of the background's bundle.
const ROLES = new Set(
  `abuse accounts admin administrator billing buero compta contact contacto donotreply editor enquiries help hello hola
  hostmaster hr info infos jobs kontakt mailer-daemon marketing media news newsletter no-reply noreply oficina office orders
  postmaster prensa presse press privacy redaccion redaction root sales secretariat security service shop support team ventas
  webmaster`.split(/\s+/),
);

// The services that hand most thrown-away addresses out; somebody else may hold the same one tomorrow.
const DISPOSABLE =
  /(^|\.)(10minutemail|dispostable|emailondeck|getnada|guerrillamail|maildrop|mailinator|mailnesia|mohmal|sharklasers|temp-?mail|throwawaymail|trash-?mail|wegwerfmail|yopmail)\.[a-z]+$/;

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
  if (DISPOSABLE.test(domain)) return 'disposable';
  const mailbox = address.slice(0, at).split('+', 1)[0] ?? '';
  return ROLES.has(mailbox) ? 'role' : undefined;
}
