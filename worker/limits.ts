/**
 * Limits of the platform that local workerd does not enforce, and our own bounds. The stores and the outbound client enforce
 * them by throwing, so a test meets them before a deployment does.
 */
export const LIMITS = {
  /** Bytes of rows that share one bound parameter. */
  boundBytes: 512_000,
  /** Bytes of one row: of the platform's 2 MB, with room for what stands beside a document. Few come near a tenth of it. */
  rowBytes: 1_500_000,
  boundParameters: 100,
  /** Per run of the alarm. In production the clock stands still between I/O, so budgets count, they do not time. */
  fetchesPerSlice: 40,
  recordsPerSlice: 2_000,
  fetchesOpen: 6,
  documentsInMemory: 5_000,
  /** A commit is due after this many readings. */
  readingsPerCommit: 500,
  importBytes: 1_000_000,
  bodyBytes: 64_000,
  /** What a page of the creator's own site may send at once. */
  trackBytes: 8_000,
  vendorAnswerBytes: 8_000_000,
} as const;

/** Thrown when code asks for more than the platform gives: a bug of ours, never the creator's doing. */
export class LimitError extends Error {
  override name = 'LimitError' as const;
}

const encoder = new TextEncoder();

/** UTF-8 bytes of a text; counts exactly only where the quick bound does not already decide. */
export function fitsIn(text: string, bytes: number): boolean {
  if (text.length * 3 <= bytes) return true;
  return text.length <= bytes && encoder.encode(text).byteLength <= bytes;
}

/**
 * Checks the parameters of one statement.
 *
 * @throws LimitError naming the limit
 */
export function assertBindings(bindings: readonly unknown[]): void {
  if (bindings.length > LIMITS.boundParameters) {
    throw new LimitError(`${bindings.length} parameters in one statement, ${LIMITS.boundParameters} allowed`);
  }
  for (const value of bindings) {
    const fits =
      typeof value === 'string'
        ? fitsIn(value, LIMITS.rowBytes)
        : !(value instanceof ArrayBuffer) || value.byteLength <= LIMITS.rowBytes;
    if (!fits) throw new LimitError(`a parameter of more than ${LIMITS.rowBytes} bytes`);
  }
}

/**
 * Cuts rows into JSON arrays that each fit one bound parameter, for `json_each`. A row that is larger than that goes alone.
 *
 * @throws LimitError when a single row is too large
 */
export function jsonBatches(rows: readonly unknown[]): string[] {
  const batches: string[] = [];
  let held: string[] = [];
  let bytes = 2;
  for (const row of rows) {
    const text = JSON.stringify(row);
    const size = text.length * 3 <= 4_096 ? text.length * 3 : encoder.encode(text).byteLength;
    if (size + 2 > LIMITS.rowBytes) throw new LimitError(`a row of ${size} bytes`);
    if (held.length > 0 && bytes + size + 1 > LIMITS.boundBytes) {
      batches.push(`[${held.join(',')}]`);
      held = [];
      bytes = 2;
    }
    held.push(text);
    bytes += size + 1;
  }
  if (held.length > 0) batches.push(`[${held.join(',')}]`);
  return batches;
}

/** Counts what one run of the alarm may still do. */
export type Budget = {fetches: number; records: number};

/** A fresh budget for one slice. */
export function newBudget(): Budget {
  return {fetches: LIMITS.fetchesPerSlice, records: LIMITS.recordsPerSlice};
}
