export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** @returns an empty array where the text is not hexadecimal */
export function bytesOfHex(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) return new Uint8Array();
  return Uint8Array.from({length: text.length / 2}, (_, index) => Number.parseInt(text.slice(index * 2, index * 2 + 2), 16));
}
