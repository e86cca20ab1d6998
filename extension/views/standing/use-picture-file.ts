import {useState} from 'preact/hooks';
import {drawPicture} from './draw-picture';
import type {PictureProblem} from './picture-check';

export type PictureFile = {
  /** Base64 of what was drawn; undefined: nothing was chosen. */
  readonly png: string | undefined;
  readonly problem: PictureProblem | undefined;
  readonly onFile: (file: File) => void;
  readonly clear: () => void;
};

/** A picture's file, read and drawn anew as soon as it is chosen. */
export function usePictureFile(): PictureFile {
  const [png, setPng] = useState<string | undefined>(undefined);
  const [problem, setProblem] = useState<PictureProblem | undefined>(undefined);
  const read = async (file: File) => {
    const drawn = await drawPicture(file);
    setPng(drawn.ok ? drawn.png : undefined);
    setProblem(drawn.ok ? undefined : drawn.problem);
  };
  return {
    png,
    problem,
    onFile: file => void read(file).catch(reportError),
    clear() {
      setPng(undefined);
      setProblem(undefined);
    },
  };
}
