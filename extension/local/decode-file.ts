/** How a file's bytes are read. */
export type Decoding = {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** Line breaks in it: about as many as it has rows. */
  readonly lines: number;
};

const LINE_FEED = 10;

/**
 * How a file is read: UTF-8, UTF-16 by its mark, else the old Western encoding that spreadsheets still write. One pass over the
 * bytes, which are never held as a whole.
 */
export async function decodingOf(file: Blob): Promise<Decoding> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  const strict = new TextDecoder('utf-8', {fatal: true});
  let isUtf8 = true;
  let lines = 0;
  await eachPiece(file, bytes => {
    for (const byte of bytes) if (byte === LINE_FEED) lines += 1;
    if (isUtf8) isUtf8 = canDecode(strict, bytes);
  });
  if (isUtf8) isUtf8 = canDecode(strict);
  return {encoding: marked ?? (isUtf8 ? 'utf-8' : 'windows-1252'), lines};
}

/** @param bytes - absent: the end */
function canDecode(strict: TextDecoder, bytes?: Uint8Array<ArrayBuffer>): boolean {
  try {
    strict.decode(bytes, {stream: bytes !== undefined});
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** A file's text in pieces, cut anywhere. */
export async function* textPieces(file: Blob, {encoding}: Decoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  const reader = file.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    yield decoder.decode(piece.value, {stream: true});
  }
  yield decoder.decode();
}

async function eachPiece(file: Blob, visit: (bytes: Uint8Array<ArrayBuffer>) => void): Promise<void> {
  const reader = file.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) visit(piece.value);
}
