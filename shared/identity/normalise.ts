/** No vendor accepts a longer address (RFC 5321, 4.5.3.1). */
const MAX_EMAIL_LENGTH = 254;

// Zero-width and bidirectional marks that copy and paste leaves behind; they are never part of an address.
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;

/**
 * The e-mail address as an identifier: trimmed, NFC, lower case. `+tag` and dots stay: they make another address at most
 * vendors, and joining two people is worse than not joining one.
 *
 * @returns undefined where the text is no address (masked `j***@x.org` counts as none)
 */
export function normaliseEmail(text: string): string | undefined {
  const email = text.replace(INVISIBLE, '').trim().normalize('NFC').toLowerCase();
  if (email.length > MAX_EMAIL_LENGTH || email.includes('*')) return undefined;
  return /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+$/.test(email) ? email : undefined;
}
