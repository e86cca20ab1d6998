import {type Bits, bitsOf, eachOf} from '#shared/filter/bits';
import {type CodeIndex, codesFitting, indexCodes, WORTH_INDEXING} from '#shared/filter/column-index';
import {fold} from '#shared/filter/fold';
import {scanCodes} from '#shared/filter/scan';
import {clean, END, type StoredColumn} from '#shared/filter/stored-column';

/** One code per ordinal, as narrow as the number of codes allows. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/**
 * The words of a choice, a flag or a set: a code per ordinal into the distinct lists of words, so that a test looks at each
 * distinct list once and then at codes only. Code 0 is the empty list.
 */
export class WordColumn {
  readonly kind = 'word';
  codes: Codes = new Uint8Array(0);
  readonly lists: (readonly string[])[] = [[]];
  /** Code by the words of a list; made at the first write after a restore, since most columns are only read. */
  #known: Map<string, number> | undefined = new Map([['', 0]]);
  readonly #folded: (readonly string[])[] = [];
  #index: CodeIndex | undefined;
  #asked = 0;

  set(ordinal: number, words: readonly string[]): void {
    const code = words.length === 0 ? 0 : this.#codeOf(words);
    if (ordinal >= this.codes.length) {
      if (code === 0) return;
      this.#grow(ordinal + 1, code);
    } else if (code === this.codes[ordinal]) return;
    else if (code >= limitOf(this.codes)) this.#grow(this.codes.length, code);
    this.codes[ordinal] = code;
    this.#change();
  }

  at(ordinal: number): readonly string[] {
    return this.lists[this.codes[ordinal] ?? 0] ?? [];
  }

  /** The folded words of a code. */
  folded(code: number): readonly string[] {
    let words = this.#folded[code];
    if (words === undefined) {
      words = (this.lists[code] ?? []).map(fold);
      this.#folded[code] = words;
    }
    return words;
  }

  /** For each code whether one of its words fits. Each distinct word is asked once. */
  fitting(fits: (folded: string) => boolean): Uint8Array {
    const asked = new Map<string, boolean>();
    const table = new Uint8Array(this.lists.length);
    for (let code = 1; code < this.lists.length; code++) {
      for (const word of this.folded(code)) {
        let answer = asked.get(word);
        if (answer === undefined) {
          answer = fits(word);
          asked.set(word, answer);
        }
        if (answer) table[code] = 1;
      }
    }
    return table;
  }

  /** How many of these ordinals have each word. */
  uses(live: Bits): Map<string, number> {
    const byCode = new Uint32Array(this.lists.length);
    eachOf(live, ordinal => {
      const code = this.codes[ordinal] ?? 0;
      byCode[code] = (byCode[code] ?? 0) + 1;
    });
    const uses = new Map<string, number>();
    for (const [code, people] of byCode.entries()) {
      if (people > 0) for (const word of this.lists[code] ?? []) uses.set(word, (uses.get(word) ?? 0) + people);
    }
    return uses;
  }

  store(name: string, size: number): StoredColumn {
    const {codes} = this;
    let end = Math.min(size, codes.length);
    while (end > 0 && codes[end - 1] === 0) end--;
    const buffer = new ArrayBuffer(end * codes.BYTES_PER_ELEMENT);
    new Uint8Array(buffer).set(new Uint8Array(codes.buffer, codes.byteOffset, buffer.byteLength));
    // What nobody has any more is not stored: it may be the last trace of somebody who was erased.
    const used = new Set(codes.subarray(0, end));
    return {name, buffer, texts: this.lists.map((words, code) => (used.has(code) ? words.join(END) : ''))};
  }

  restore({buffer, texts = ['']}: StoredColumn): void {
    this.lists.length = 0;
    for (const text of texts) this.lists.push(text === '' ? [] : text.split(END));
    this.#known = undefined;
    this.codes = codesOver(buffer, texts.length - 1);
    this.#change();
  }

  /** Ordinals of `mask` whose code fits; `fits[0]` stands for those without a word. `into` may be `mask`. */
  within(mask: Bits, fits: Uint8Array, into?: Bits): Bits {
    if (this.codes.length >= WORTH_INDEXING && this.#asked++ > 0) this.#index ??= indexCodes(this.codes, this.lists.length);
    if (this.#index === undefined) return scanCodes(this.codes, mask, fits);
    return codesFitting(this.#index, mask, fits, into ?? bitsOf(mask.length * 32));
  }

  #change(): void {
    this.#index = undefined;
    this.#asked = 0;
  }

  #codeOf(words: readonly string[]): number {
    this.#known ??= new Map(this.lists.map((list, code) => [list.join(END), code]));
    const [only = ''] = words;
    const key = words.length === 1 ? clean(only) : words.map(clean).join(END);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const code = this.lists.push(key.split(END)) - 1;
    this.#known.set(key, code);
    return code;
  }

  #grow(size: number, code: number): void {
    const capacity = size <= this.codes.length ? this.codes.length : Math.max(256, 2 ** Math.ceil(Math.log2(size)));
    const codes = codesOver(new ArrayBuffer(capacity * bytesFor(this.codes, code)), Math.max(code, limitOf(this.codes) - 1));
    codes.set(this.codes);
    this.codes = codes;
  }
}

function limitOf(codes: Codes): number {
  return 2 ** (8 * codes.BYTES_PER_ELEMENT);
}

function bytesFor(codes: Codes, code: number): number {
  if (code < limitOf(codes)) return codes.BYTES_PER_ELEMENT;
  return code < 0x10000 ? 2 : 4;
}

function codesOver(buffer: ArrayBuffer, greatest: number): Codes {
  if (greatest < 0x100) return new Uint8Array(buffer);
  return greatest < 0x10000 ? new Uint16Array(buffer) : new Uint32Array(buffer);
}
