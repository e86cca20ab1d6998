import * as z from 'zod/mini';
import {BACKUP_VERSION, type BackupHeader, backupHeaderSchema, nonceOf, sealOf} from './backup-header';
import {bytesOfHex} from './hex';

/** Why a file is not read. Nothing was changed. */
export type BackupProblem = 'not-a-backup' | 'newer' | 'wrong-passphrase' | 'cut' | 'damaged';

export class BackupError extends Error {
  override name = 'BackupError' as const;
  readonly code: BackupProblem;

  constructor(code: BackupProblem, cause?: unknown) {
    super(code, {cause});
    this.code = code;
  }
}

/** A first line longer than this is none of ours. */
const MOST_HEADER_BYTES = 4_096;
const LENGTH_BYTES = 4;
/** Of the seal alone: a frame has more. */
const TAG_BYTES = 16;

const versionSchema = z.object({regulars: z.literal('backup'), version: z.int()});

/** What the first line of a backup says, and where its frames begin. */
export type OpenBackup = {readonly file: Blob; readonly header: BackupHeader; readonly line: Uint8Array<ArrayBuffer>};

/** Reads the first line of a file. Throws `BackupError`: `not-a-backup`, `newer`, `cut`. */
export async function openBackup(file: Blob): Promise<OpenBackup> {
  const start = new Uint8Array(await file.slice(0, MOST_HEADER_BYTES).arrayBuffer());
  const end = start.indexOf(0x0a);
  const text = new TextDecoder().decode(end < 0 ? start : start.slice(0, end));
  if (end < 0) throw new BackupError(text.startsWith('{"regulars":"backup"') ? 'cut' : 'not-a-backup');
  const data = parseJson(text);
  const named = versionSchema.safeParse(data);
  if (!named.success) throw new BackupError('not-a-backup');
  if (named.data.version > BACKUP_VERSION) throw new BackupError('newer');
  const parsed = backupHeaderSchema.safeParse(data);
  if (!parsed.success) throw new BackupError('damaged', parsed.error);
  return {file, header: parsed.data, line: start.slice(0, end + 1)};
}

/**
 * The chunks of a backup as they were sealed, in their order; what they say is not checked here.
 *
 * @throws BackupError `wrong-passphrase` before the first, `cut`, `damaged`
 */
export async function* readBackup({file, header, line}: OpenBackup, passphrase: string): AsyncGenerator<unknown> {
  const {key, check} = await sealOf(passphrase, {...header, salt: bytesOfHex(header.salt)});
  if (check !== header.check) throw new BackupError('wrong-passphrase');
  const prefix = bytesOfHex(header.prefix);
  const open = async (sealed: ArrayBuffer, frame: number, isLast: boolean) => {
    const iv = nonceOf(prefix, frame, isLast);
    return crypto.subtle.decrypt({name: 'AES-GCM', iv, additionalData: line}, key, sealed).catch(() => undefined);
  };
  let at = line.length;
  for (let frame = 0; ; frame++) {
    const sealed = await frameAt(file, at);
    at += LENGTH_BYTES + sealed.byteLength;
    const isLast = at === file.size;
    const opened = await open(sealed, frame, isLast);
    // What stands last here, and was not sealed as the last, had something after it.
    if (opened === undefined)
      throw new BackupError(isLast && (await open(sealed, frame, false)) !== undefined ? 'cut' : 'damaged');
    yield await unpacked(opened);
    if (isLast) return;
  }
}

async function frameAt(file: Blob, at: number): Promise<ArrayBuffer> {
  const length = await file.slice(at, at + LENGTH_BYTES).arrayBuffer();
  if (length.byteLength < LENGTH_BYTES) throw new BackupError('cut');
  const size = new DataView(length).getUint32(0);
  if (size < TAG_BYTES) throw new BackupError('damaged');
  if (at + LENGTH_BYTES + size > file.size) throw new BackupError('cut');
  return file.slice(at + LENGTH_BYTES, at + LENGTH_BYTES + size).arrayBuffer();
}

async function unpacked(bytes: ArrayBuffer): Promise<unknown> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
