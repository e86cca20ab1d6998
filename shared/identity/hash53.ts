/**
 * A 53-bit hash (cyrb53 by bryc, public domain) for the mirror's look-up array: an exact double, quick, well spread. Not for
 * secrets. A hit is verified against the document before anything is shown of it.
 *
 * @param parts - of one text, in their order: joining hundreds of thousands of texts first costs more than the hashes
 */
export function hash53(...parts: readonly string[]): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const text of parts) {
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      high = Math.imul(high ^ unit, 2654435761);
      low = Math.imul(low ^ unit, 1597334677);
    }
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
