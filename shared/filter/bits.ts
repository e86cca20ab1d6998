/** A set of ordinals: bit `i & 31` of word `i >> 5`. Bits past the size are 0. */
export type Bits = Int32Array<ArrayBuffer>;

export function bitsOf(size: number): Bits {
  return new Int32Array((size + 31) >>> 5);
}

export function has(bits: Bits, ordinal: number): boolean {
  return ((bits[ordinal >>> 5] ?? 0) & (1 << (ordinal & 31))) !== 0;
}

export function add(bits: Bits, ordinal: number): void {
  const word = ordinal >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (ordinal & 31));
}

export function remove(bits: Bits, ordinal: number): void {
  const word = ordinal >>> 5;
  bits[word] = (bits[word] ?? 0) & ~(1 << (ordinal & 31));
}

export function count(bits: Bits): number {
  let total = 0;
  for (let word of bits) {
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    total += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return total;
}

export function isEmpty(bits: Bits): boolean {
  for (let word = 0; word < bits.length; word++) if (bits[word] !== 0) return false;
  return true;
}

/** Both, in place of the left. */
export function and(left: Bits, right: Bits): Bits {
  for (let word = 0; word < left.length; word++) left[word] = (left[word] ?? 0) & (right[word] ?? 0);
  return left;
}

/** Either, in place of the left. */
export function or(left: Bits, right: Bits): Bits {
  for (let word = 0; word < left.length; word++) left[word] = (left[word] ?? 0) | (right[word] ?? 0);
  return left;
}

/** The left without the right, in place of the left. */
export function without(left: Bits, right: Bits): Bits {
  for (let word = 0; word < left.length; word++) left[word] = (left[word] ?? 0) & ~(right[word] ?? 0);
  return left;
}

/** Calls back for each ordinal of the set, ascending. */
export function eachOf(bits: Bits, visit: (ordinal: number) => void): void {
  for (let word = 0; word < bits.length; word++) {
    for (let rest = bits[word] ?? 0; rest !== 0; rest &= rest - 1) visit(word * 32 + 31 - Math.clz32(rest & -rest));
  }
}

/** The ordinals of the set, ascending. */
export function ordinals(bits: Bits): number[] {
  const found: number[] = [];
  eachOf(bits, ordinal => found.push(ordinal));
  return found;
}
