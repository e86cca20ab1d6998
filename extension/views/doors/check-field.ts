import type {DoorField, MixUp} from './door';

/** What is known of a text before anybody is asked: nothing yet, that it fits, which usual mix-up it is, or that it looks odd. */
export type FieldCheck = {readonly kind: 'open' | 'fits' | 'odd'} | {readonly kind: 'mix-up'; readonly says: MixUp['says']};

/** An address where a key is asked for. */
const ADDRESS = /^https?:\/\//i;

/** What people copy along with a key: quotes, a header's word, the name in front of it, line breaks. */
const AROUND = /^["'`«“]+|["'`»”]+$/g;
/** What cannot be seen: spaces of no width, and marks of the direction in which text runs. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const HEADER = /^(authorization:\s*)?(bearer|basic|token)\s+/i;

/** The text as it is meant, whatever came along when it was pasted. */
export function cleaned(field: Pick<DoorField, 'name' | 'strip' | 'fits'>, text: string): string {
  const joined = text.replaceAll(UNSEEN, '').replaceAll(/\s+/g, ' ').trim();
  const bare = joined.replaceAll(AROUND, '').replace(HEADER, '').trim();
  const stripped = field.strip === undefined ? bare : bare.replaceAll(withFlag(field.strip), '');
  if (field.fits.test(stripped) || field.name === 'url') return stripped;
  // "Admin API key: 6748…" and the like: the one part of it that is what was asked for.
  const parts = stripped.split(' ').filter(part => field.fits.test(part));
  return parts.length === 1 ? (parts[0] ?? stripped) : stripped.replaceAll(' ', '');
}

/** @param text - as it stands in the field, however unfinished */
export function checkField(field: DoorField, text: string): FieldCheck {
  const value = cleaned(field, text);
  if (value === '') return {kind: 'open'};
  const mixUp = field.mixUps.find(({fits}) => fits.test(value));
  if (mixUp !== undefined) return {kind: 'mix-up', says: mixUp.says};
  if (field.fits.test(value)) return {kind: 'fits'};
  if (field.name !== 'url' && ADDRESS.test(value)) return {kind: 'mix-up', says: 'doors.mix.address'};
  return {kind: 'odd'};
}

/** A site's address as it is sent: whole, and without what stands behind it. */
export function siteAddress(text: string): string {
  return /^https?:\/\//i.test(text) ? text : `https://${text}`;
}

function withFlag(pattern: RegExp): RegExp {
  return pattern.global ? pattern : new RegExp(pattern.source, `${pattern.flags}g`);
}
