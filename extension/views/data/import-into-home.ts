import {serverSink} from '../../api/server-sink';
import {type ImportReport, importFile} from '../../local/import-file';
import {localSink} from '../../local/local-sink';
import {sendMessage} from '../../messages';
import {session} from '../../settings';
import {opened} from './own-mirror';

type Import = {
  readonly file: File;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
};

/** Reads a file into the home that is in use. Engine and CSV parser come with it: load it when there is a file. */
export async function importIntoHome(input: Import): Promise<ImportReport> {
  const [mirror, held] = await Promise.all([opened(), session.getValue()]);
  const id = crypto.randomUUID();
  const sink = held === null ? localSink(mirror, {import: id}) : serverSink(mirror, held, {importId: id});
  const {name, lastModified} = input.file;
  const report = await importFile(mirror, sink, {...input, fileName: name, lastModified, now: Date.now});
  await sendMessage('mirrorChanged');
  return report;
}
