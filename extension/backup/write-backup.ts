import type {BundleChunk, BundleHeader} from '#shared/protocol/bundle';
import {BACKUP_VERSION, type BackupHeader, newSalts, nonceOf, sealOf} from './backup-header';
import {bytesOfHex} from './hex';

const encoder = new TextEncoder();

export type WritingBackup = {
  readonly passphrase: string;
  readonly now: number;
  /** Rows that are in the file, of how many. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly iterations?: number | undefined;
};

/** Seals a bundle into a backup file, chunk by chunk: the browser keeps what is large on its disk. */
export async function writeBackup(bundle: AsyncIterable<BundleChunk>, writing: WritingBackup): Promise<Blob> {
  const {passphrase, now, signal, onProgress} = writing;
  const salts = newSalts(writing.iterations);
  const {key, check} = await sealOf(passphrase, {...salts, salt: bytesOfHex(salts.salt)});
  const header: BackupHeader = {regulars: 'backup', version: BACKUP_VERSION, made: new Date(now).toISOString(), ...salts, check};
  const line = encoder.encode(`${JSON.stringify(header)}\n`);
  const parts: BlobPart[] = [line];
  let head: BundleHeader | undefined;
  let done = 0;
  let frame = 0;
  for await (const chunk of bundle) {
    signal?.throwIfAborted();
    const iv = nonceOf(bytesOfHex(header.prefix), frame, chunk.part === 'end');
    const sealed = await crypto.subtle.encrypt({name: 'AES-GCM', iv, additionalData: line}, key, await packed(chunk));
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, sealed.byteLength);
    parts.push(new Blob([length, sealed]));
    frame += 1;
    if (chunk.part === 'header') head = chunk;
    else if (chunk.part !== 'end') done += chunk.rows.length;
    onProgress?.(done, Math.max(done, head?.rows ?? 0));
  }
  return new Blob(parts, {type: 'application/octet-stream'});
}

function packed(chunk: BundleChunk): Promise<ArrayBuffer> {
  const stream = new Blob([JSON.stringify(chunk)]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}
