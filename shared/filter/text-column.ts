import {fold} from '#shared/filter/fold';
import {indexPairs, type PairIndex} from '#shared/filter/pair-index';
import {clean, END, type StoredColumn} from '#shared/filter/stored-column';

const BLOCK = 4096;

/** The texts of a run of ordinals as one: `END` before and after each. `starts` has one more than there are ordinals. */
export type Packed = {readonly text: string; readonly starts: Int32Array};

/** Where the words (runs of letters and digits) of a packed text begin and end. */
export type Bounds = {readonly starts: Int32Array; readonly ends: Int32Array};

type Block = {cells: string[] | undefined; raw: Packed | undefined; folded: Packed | undefined; words: Bounds | undefined};

/**
 * Texts by ordinal, joined in blocks: a search runs over a few long texts, and a changed text joins only its own block again.
 * An ordinal may have several texts.
 */
export class TextColumn {
  readonly kind = 'text';
  readonly #blocks: Block[] = [];
  #index: PairIndex | undefined;
  #asked = 0;

  set(ordinal: number, texts: readonly string[]): void {
    const at = ordinal % BLOCK;
    const number = (ordinal - at) / BLOCK;
    if (texts.length === 0 && number >= this.#blocks.length) return;
    while (this.#blocks.length <= number) this.#blocks.push({cells: [], raw: undefined, folded: undefined, words: undefined});
    const block = this.#blocks[number];
    if (block === undefined) return;
    block.cells ??= block.raw === undefined ? [] : unpack(block.raw);
    while (block.cells.length < at) block.cells.push('');
    const [only = ''] = texts;
    block.cells[at] = texts.length < 2 ? clean(only) : texts.map(clean).join(END);
    this.#change();
    block.raw = undefined;
    block.folded = undefined;
    block.words = undefined;
  }

  at(ordinal: number): readonly string[] {
    const at = ordinal % BLOCK;
    const block = this.#blocks[(ordinal - at) / BLOCK];
    if (block === undefined) return [];
    const cell = block.cells === undefined ? (block.raw === undefined ? '' : cut(block.raw, at)) : (block.cells[at] ?? '');
    return cell === '' ? [] : cell.split(END);
  }

  /** The texts as they are, block by block, each with its first ordinal. */
  raw(): {readonly first: number; readonly packed: Packed}[] {
    return this.#blocks.map((block, number) => ({first: number * BLOCK, packed: rawOf(block)}));
  }

  /** Made when the column is asked for the second time since it changed. */
  pairs(): PairIndex | undefined {
    if (this.#blocks.length > 0 && this.#asked++ === 1) this.#index = indexPairs(this.folded());
    return this.#index;
  }

  /** The folded texts. */
  folded(): {readonly first: number; readonly packed: Packed}[] {
    return this.#blocks.map((block, number) => ({first: number * BLOCK, packed: foldedOf(block)}));
  }

  /** The words of the folded texts, block by block. */
  bounds(first: number): Bounds {
    const block = this.#blocks[first / BLOCK];
    if (block === undefined) return {starts: new Int32Array(0), ends: new Int32Array(0)};
    block.words ??= boundsOf(foldedOf(block).text);
    return block.words;
  }

  #change(): void {
    this.#index = undefined;
    this.#asked = 0;
  }

  store(name: string): StoredColumn {
    const packed = this.#blocks.map(rawOf);
    const all = new Int32Array(packed.reduce((size, {starts}) => size + starts.length, 0));
    let size = 0;
    for (const {starts} of packed) {
      all.set(starts, size);
      size += starts.length;
    }
    return {name, buffer: all.buffer, texts: packed.map(({text}) => text)};
  }

  restore({buffer, texts = []}: StoredColumn): void {
    const all = new Int32Array(buffer);
    let from = 0;
    for (const text of texts) {
      // All blocks but the last are full.
      const to = Math.min(all.length, from + BLOCK + 1);
      this.#blocks.push({cells: undefined, raw: {text, starts: all.subarray(from, to)}, folded: undefined, words: undefined});
      from = to;
    }
  }
}

function rawOf(block: Block): Packed {
  block.raw ??= pack(block.cells ?? []);
  block.cells = undefined;
  return block.raw;
}

function foldedOf(block: Block): Packed {
  block.folded ??= foldAll(rawOf(block));
  return block.folded;
}

function pack(cells: readonly string[]): Packed {
  const starts = new Int32Array(BLOCK + 1);
  const parts: string[] = [];
  let size = 0;
  for (let at = 0; at < BLOCK; at++) {
    starts[at] = size;
    const cell = cells[at] ?? '';
    if (cell === '') continue;
    parts.push(END, cell);
    size += cell.length + 1;
  }
  starts[BLOCK] = size;
  parts.push(END);
  return {text: parts.join(''), starts};
}

function unpack(packed: Packed): string[] {
  return Array.from({length: BLOCK}, (_, at) => cut(packed, at));
}

function cut({text, starts}: Packed, at: number): string {
  const from = starts[at] ?? 0;
  const to = starts[at + 1] ?? 0;
  return from === to ? '' : text.slice(from + 1, to);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is a range of characters
const ASCII = /^[\u0000-\u007f]*$/;

/** Folds a block at once; the marks stay, so the new places are found by counting them. */
function foldAll(raw: Packed): Packed {
  if (ASCII.test(raw.text)) return {text: raw.text.toLowerCase(), starts: raw.starts};
  const text = fold(raw.text);
  const starts = new Int32Array(raw.starts.length);
  let [from, to] = [0, 0];
  for (let at = 1; at < starts.length; at++) {
    for (const end = raw.starts[at] ?? 0; from < end; ) {
      from = raw.text.indexOf(END, from + 1);
      to = text.indexOf(END, to + 1);
    }
    starts[at] = to;
  }
  return {text, starts};
}

const WORD = /[\p{L}\p{N}]+/gu;

function boundsOf(text: string): Bounds {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(WORD)) {
    starts.push(match.index);
    ends.push(match.index + match[0].length);
  }
  return {starts: Int32Array.from(starts), ends: Int32Array.from(ends)};
}
