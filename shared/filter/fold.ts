// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is a range of characters
const ASCII = /^[\u0000-\u007f]*$/;

/** Letters that are accented to a reader and letters of their own to Unicode; and the small sigma at the end of a word. */
const ALIKE: Readonly<Record<string, string>> = {ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i', ς: 'σ'};
const TO_REPLACE = /[ßøłđæœıς]/g;

/**
 * Text as searches compare it: without case, accents and characters that nobody sees, so that "cafe" finds "Café". Letters of
 * other scripts stay.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(TO_REPLACE, letter => ALIKE[letter] ?? letter);
}
