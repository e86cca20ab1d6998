/** Text as searches compare it: without case and accents, so that "cafe" finds "Café". Letters of other scripts stay. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFC');
}
