import {useState} from 'preact/hooks';
import type {FrameEvents, FrameModel} from './frame';
import {Palette} from './palette';
import {fixedItems, personItem} from './palette-items';

type Props = {readonly model: FrameModel; readonly events: FrameEvents};

/** The palette with what this page offers. */
export function Finder({model: {bar, around}, events}: Props) {
  const {open, showPanel, number, find, closePalette} = events;
  const segments = bar?.model().state?.segments ?? [];
  const deeds = {open, showPanel, choose: (segment: string) => bar?.choose(segment)};
  // made once: what is found must not be sorted anew under the eyes of who reads it
  const [fixed] = useState(() => fixedItems({segments, filter: around.filter, number, deeds}));
  return <Palette fixed={fixed} find={find} itemOf={person => personItem(person, deeds)} close={closePalette} />;
}
