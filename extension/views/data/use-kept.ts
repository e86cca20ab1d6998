import {useEffect, useState} from 'preact/hooks';
import type {KeptLine} from '../../importer/kept-file';
import type {Importing} from './use-import';

export type Kept = {
  /** Files that nobody reads now; while one is read, none is told. */
  readonly files: readonly KeptLine[];
  /** The one of which the report on top speaks included. */
  readonly all: readonly KeptLine[];
  readonly onLeave: (kept: KeptLine) => void;
};

/** Files that were cut off, or wait for a word on their columns: told when a window opens, and after each reading. */
export function useKept({state}: Pick<Importing, 'state'>): Kept {
  const [files, setFiles] = useState<readonly KeptLine[]>([]);
  const kind = state?.kind;
  const isBusy = kind === 'reading' || kind === 'undoing' || kind === 'waiting' || kind === 'asking';
  useEffect(() => {
    let isLatest = true;
    if (isBusy) setFiles([]);
    else void readKept().then(found => isLatest && setFiles(found));
    return () => {
      isLatest = false;
    };
  }, [isBusy, kind]);
  const onLeave = ({id}: KeptLine) => {
    void leave(id).then(() => setFiles(others => others.filter(one => one.id !== id)));
  };
  // The report on top speaks of it already.
  const told = state?.kind === 'unknown' ? state.id : undefined;
  return {files: files.filter(({id}) => id !== told), all: files, onLeave};
}

async function readKept(): Promise<readonly KeptLine[]> {
  const {keptHere} = await import('./kept-here');
  return keptHere();
}

async function leave(id: string): Promise<void> {
  const {dropKeptHere} = await import('./kept-here');
  await dropKeptHere(id);
}
