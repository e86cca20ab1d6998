/**
 * Text as searches compare it: without case, accents and characters that nobody sees, so that "cafe" finds "Café". Letters of
 * other scripts stay.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .normalize('NFC');
}
