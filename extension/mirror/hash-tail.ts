const FIRST_CAPACITY = 256;
/** What stands where an entry was taken out. */
const GONE = 0xffffffff;

/**
 * Entries by hash, unsorted. Chains in typed arrays: in a Map hundreds of thousands of numbers are as many things for the
 * garbage collector to look at.
 */
export class HashTail {
  /** Entries that were put in and not taken out. */
  size = 0;
  #used = 0;
  #hashes = new Float64Array(FIRST_CAPACITY);
  #entries = new Uint32Array(FIRST_CAPACITY);
  /** 1 + the place of the next one in the same slot; 0 at the end. */
  #next = new Int32Array(FIRST_CAPACITY);
  #first = new Int32Array(FIRST_CAPACITY);

  add(hash: number, entry: number): void {
    if (this.#used === this.#entries.length) this.#grow();
    const place = this.#used++;
    this.#hashes[place] = hash;
    this.#entries[place] = entry;
    this.#link(place);
    this.size++;
  }

  /** Takes out an ordinal's entries under a hash. */
  remove(hash: number, ordinal: number): void {
    for (let at = this.#slot(hash); at > 0; at = this.#next[at - 1] ?? 0) {
      const entry = this.#entries[at - 1] ?? GONE;
      if (this.#hashes[at - 1] !== hash || entry === GONE || entry >>> 1 !== ordinal) continue;
      this.#entries[at - 1] = GONE;
      this.size--;
    }
  }

  /** Adds the entries under a hash to a list, in the order in which they came. */
  find(hash: number, found: number[]): void {
    const from = found.length;
    for (let at = this.#slot(hash); at > 0; at = this.#next[at - 1] ?? 0) {
      const entry = this.#entries[at - 1] ?? GONE;
      if (this.#hashes[at - 1] === hash && entry !== GONE) found.push(entry);
    }
    // A chain begins with the newest.
    if (found.length > from + 1) found.push(...found.splice(from).reverse());
  }

  /** All hashes in ascending order, each once for each of its entries. */
  sortedHashes(): Float64Array {
    const hashes = new Float64Array(this.size);
    let size = 0;
    for (let place = 0; place < this.#used; place++) {
      if (this.#entries[place] !== GONE) hashes[size++] = this.#hashes[place] ?? 0;
    }
    // Numbers in a typed array sort several times faster than in a list.
    return hashes.sort();
  }

  #slot(hash: number): number {
    return this.#first[(hash >>> 0) & (this.#first.length - 1)] ?? 0;
  }

  #link(place: number): void {
    const slot = ((this.#hashes[place] ?? 0) >>> 0) & (this.#first.length - 1);
    this.#next[place] = this.#first[slot] ?? 0;
    this.#first[slot] = place + 1;
  }

  #grow(): void {
    const capacity = this.#entries.length * 2;
    const [hashes, entries] = [new Float64Array(capacity), new Uint32Array(capacity)];
    hashes.set(this.#hashes);
    entries.set(this.#entries);
    this.#hashes = hashes;
    this.#entries = entries;
    this.#next = new Int32Array(capacity);
    this.#first = new Int32Array(capacity);
    for (let place = 0; place < this.#used; place++) this.#link(place);
  }
}
