/** Of no language library, but of every place where this core runs: browsers, workerd, Node. It has no state and reaches nothing. */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
