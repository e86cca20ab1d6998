import {isOneEdit} from '#shared/filter/one-edit';
import {isNickname} from '#shared/identity/discord-name';
import {isLive} from '#shared/identity/record';
import type {StoredRecord, Version} from '#shared/model/record';

/** A name as words that can be compared with another's: without case, accents and what ears do not tell apart. */
export type PersonName = {
  readonly words: readonly string[];
  /** Latin is 1; names in two scripts say nothing of each other. 0: more than one script, or none. */
  readonly script: number;
  /** Says who it is: a given and a family name at least, or a given name where one was asked for; no handle, firm or initial. */
  readonly isClear: boolean;
};

// Letters that no decomposition makes plain.
const PLAIN: Readonly<Record<string, string>> = {ß: 'ss', ø: 'o', ł: 'l', æ: 'a', œ: 'o', đ: 'd', ð: 'd', ı: 'i', þ: 't'};
// Two spellings of one sound, so that Kathy is found in Katherine and Mike in Michael: in this order.
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/([aou])e/g, '$1'],
  [/ph|v|w/g, 'f'],
  [/ck|ch|q|c/g, 'k'],
  [/h/g, ''],
  [/z/g, 's'],
  [/x/g, 'ks'],
  [/[yj](?!$)|y/g, 'i'],
  [/(.)\1+/g, '$1'],
];
const TITLE = /^(dr|prof|mr|mrs|ms|herr|frau|mme|sra?|jr|ing)$/;
const FIRM =
  /^(inc|ltd|llc|gmbh|ag|kg|sarl|sas|bv|srl|sl|co|company|studios?|media|books?|music|games|records|press|design|shop|store|team|group|club|band|family|familie|famille|familia|the|verein|association)$/;

// Short forms that neither begin like the name nor stand in it. The rest is found by sound; this is part of the background.
const SHORT_FORMS = `robert bob bobby|william bill billy|richard dick|margaret peggy maggie meg|john jack|henry harry hank
charles chuck|edward theodore ted ned|james jim jimmy jamie|anthony antonio toni|alexander alexandra sasha sascha aleksander olek
barbara bab|mary molly polly|sarah sally|dorothy dolly dot|eleanor helen nell nelly|patrick pat paddy|lawrence larry|josef sepp jupp
gerald jerry|christopher chris kit|teresa tess|patricia trish|maria mia|heinrich heinz|friedrich fritz|hendrik henk|ludwig lutz|willem wim
jose pepe|francisco paco pancho|ignacio nacho|dolores lola|enrique quique|jesus chus|rosario charo|giuseppe beppe|luigi gigi
giovanni gianni johannes hans|malgorzata gosia|katarzyna kasia|agnieszka aga|ursula uschi|elisabeth sissi betty|cornelis kees`;

// They ask for a first name or print the name of whoever pays, so a single word is a name; elsewhere it may be a handle.
const ASKS_FOR_NAME = /^(kit|mailchimp|stripe|gumroad|shopify)\//;

/** The name that a record's freshest word gives; undefined where it gives none that anybody can see. */
export function nameText(record: StoredRecord): string | undefined {
  let best: Version | undefined;
  for (const version of record.versions) {
    if (version.deleted === true || !isName(version.fields.name)) continue;
    const isFresher =
      best === undefined || version.asOf > best.asOf || (version.asOf === best.asOf && version.source < best.source);
    if (isFresher) best = version;
  }
  return best !== undefined && isLive(record) ? best.fields.name : undefined;
}

function isName(text: string | undefined): boolean {
  return text !== undefined && /\p{L}/u.test(text) && !text.includes('*');
}

// A record is never changed, only replaced, so what it says of itself can be kept beside it.
const nameOfRecord = new WeakMap<StoredRecord, PersonName>();

/** The record's name, read; without words where it has none. */
export function nameOf(record: StoredRecord): PersonName {
  const known = nameOfRecord.get(record);
  if (known !== undefined) return known;
  // A nickname says nothing against anybody's name.
  const name = readName(isNickname(record.key) ? '' : (nameText(record) ?? ''), ASKS_FOR_NAME.test(record.key));
  nameOfRecord.set(record, name);
  return name;
}

/**
 * Reads a name as people write it: "Meyer, Anna" and "Dr. Anna Meyer" are Anna Meyer.
 *
 * @param isAsked - a single word answers the question for a name
 */
export function readName(text: string, isAsked = false): PersonName {
  const [family = '', given] = text.split(',');
  const folded = (given === undefined ? family : `${given} ${family}`)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}'’`]/gu, '')
    .replace(/[ßøłæœđðıþ]/g, letter => PLAIN[letter] ?? letter);
  const spelt = (folded.match(/\p{L}+/gu) ?? []).filter(word => !TITLE.test(word));
  const [script = 0, ...others] = new Set(spelt.map(scriptOf));
  const isPerson = !/[\d_@]/.test(text) && !spelt.some(word => FIRM.test(word)) && !isInitial(spelt[0] ?? '');
  const long = spelt.filter(word => !isInitial(word)).length;
  return {
    words: spelt.map(sound),
    script: others.length === 0 ? script : 0,
    isClear: isPerson && (long > 1 || (spelt.length === 1 && (isAsked || shortFormsOf(sound(spelt[0] ?? '')) !== undefined))),
  };
}

/**
 * Whether two names are clearly those of two people: both clear, in one script, and neither given name anything like a word of
 * the other. A family name may change and a given name has short forms, so sharing or lacking one of them alone says nothing. Nor
 * does a family name that stands first: "Meyer Anna" and "Bob Meyer" are two, "Meyer Anna" and "Anna Meyer" are not.
 */
export function areDifferent(left: PersonName, right: PersonName): boolean {
  if (!left.isClear || !right.isClear || left.script !== right.script || left.script === 0) return false;
  const isSingle = left.words.length === 1 || right.words.length === 1;
  const [one, other] = [placeIn(left, right), placeIn(right, left)];
  return one === 'none'
    ? other !== 'given' && !(isSingle && other === 'family')
    : one === 'family' && other === 'none' && !isSingle;
}

/** As what the first word of a name stands in another. */
function placeIn({words: [first = '']}: PersonName, {words}: PersonName): 'none' | 'given' | 'family' {
  const place = words.findIndex(word => areAlike(first, word));
  return place < 0 ? 'none' : place === words.length - 1 && place > 0 ? 'family' : 'given';
}

/** Whether two clear names have one given name, or the same words in another order. */
export function areOnes(left: PersonName, right: PersonName): boolean {
  if (!left.isClear || !right.isClear || left.script !== right.script) return false;
  const isSingle = left.words.length === 1 || right.words.length === 1;
  return areAlike(left.words[0] ?? '', right.words[0] ?? '') || (!isSingle && isPartOf(left, right));
}

/** Whether all words of the shorter name are in the longer one: "Anna", "A. Meyer" and "Meyer" in "Anna Meyer". */
export function isPartOf(left: PersonName, right: PersonName): boolean {
  if (left.script !== right.script || left.script === 0) return false;
  const [less, more] = left.words.length <= right.words.length ? [left.words, right.words] : [right.words, left.words];
  const rest = [...more];
  return less.every(word => {
    const place = rest.findIndex(other => areAlike(word, other));
    return place >= 0 && rest.splice(place, 1).length > 0;
  });
}

function areAlike(left: string, right: string): boolean {
  if (left === right) return true;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.length < 3) return long.startsWith(short);
  const stem = short.replace(/[aeiou]+$/, '');
  if (long.includes(stem.length < 3 ? short : stem)) return true;
  if (beginsWithPetName(short, long) || beginsWithPetName(long, short) || areShortForms(left, right)) return true;
  // Jan may be Jon, but Tim is not Jim: names of three letters differ in little anyway.
  return (short.length > 3 || short[0] === long[0]) && isOneEdit(short, long);
}

/** Eddie and Edward, Annie and Anna: two letters count where a pet name's ending was taken off. */
function beginsWithPetName(name: string, pet: string): boolean {
  const stem = pet.replace(/i?e$|i$/, '');
  return stem !== pet && stem.length === 2 && name.startsWith(stem);
}

let shortForms: Map<string, Set<number>> | undefined;

function shortFormsOf(name: string): ReadonlySet<number> | undefined {
  shortForms ??= groupsOf(SHORT_FORMS);
  return shortForms.get(name);
}

function areShortForms(left: string, right: string): boolean {
  const known = shortFormsOf(left);
  return known !== undefined && [...(shortFormsOf(right) ?? [])].some(group => known.has(group));
}

function groupsOf(table: string): Map<string, Set<number>> {
  const groups = new Map<string, Set<number>>();
  for (const [group, names] of table.split(/[|\n]/).entries()) {
    for (const name of names.split(' ')) groups.set(sound(name), (groups.get(sound(name)) ?? new Set()).add(group));
  }
  return groups;
}

function sound(word: string): string {
  if (scriptOf(word) !== 1) return word;
  return SOUNDS.reduce((text, [spelling, plain]) => text.replace(spelling, plain), word) || word;
}

function isInitial(word: string): boolean {
  return word.length < 2 && scriptOf(word) !== HAN;
}

const HAN = 2;

function scriptOf(word: string): number {
  const code = word.codePointAt(0) ?? 0;
  if (code < 0x250) return 1;
  return code >= 0x3400 && code < 0xa000 ? HAN : code >> 8;
}
