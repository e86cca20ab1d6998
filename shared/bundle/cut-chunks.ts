import {type BundlePart, CHUNK_BYTES, type RowsChunk} from '#shared/protocol/bundle';

/** Rows of a chunk, so that their checking stays short. */
const MOST_ROWS = 5_000;

const encoder = new TextEncoder();

/** Says of each row whether it still fits the chunk; the first always does. */
export function createCutter(): (row: unknown) => boolean {
  let bytes = 0;
  let rows = 0;
  return row => {
    const size = encoder.encode(JSON.stringify(row)).length + 1;
    if (rows > 0 && (bytes + size > CHUNK_BYTES || rows === MOST_ROWS)) return false;
    bytes += size;
    rows += 1;
    return true;
  };
}

/** Cuts the rows of one part, in their order, into chunks that each fit one request. The same rows are cut in the same places. */
export async function* cutChunks(part: BundlePart, rows: AsyncIterable<unknown>): AsyncGenerator<RowsChunk> {
  let held: unknown[] = [];
  let fits = createCutter();
  for await (const row of rows) {
    if (!fits(row)) {
      yield {part, rows: held} as RowsChunk;
      held = [];
      fits = createCutter();
      fits(row);
    }
    held.push(row);
  }
  // Whoever asks names the part that its rows are of; the checker cannot follow that.
  if (held.length > 0) yield {part, rows: held} as RowsChunk;
}
