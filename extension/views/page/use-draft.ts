import {useState} from 'preact/hooks';
import type {Segment} from '#shared/model/segment';
import {segmentName} from '../segment-name';

/** A saved filter while it is edited. @param segment - as it is now: somebody else may save it meanwhile */
export function useDraft(segment: Segment) {
  const [saved, setSaved] = useState(segment);
  const shownName = segmentName(saved.name);
  const [name, setName] = useState(shownName);
  const [text, setText] = useState(segment.filter);
  const changed = elsewhere(saved, segment);
  const keepMine = () => setSaved({...saved, rev: segment.rev, position: segment.position});
  if (changed === 'place') keepMine();
  return {
    saved,
    shownName,
    name,
    text,
    setName,
    setText,
    /** Another browser saved something else meanwhile. */
    changed: changed === 'content',
    keepMine,
    takeOther() {
      setSaved(segment);
      setName(segmentName(segment.name));
      setText(segment.filter);
    },
    /** Somebody is no longer in or out by hand. */
    takeBack(rid: string) {
      const without = (rids: readonly string[] | undefined) => rids?.filter(other => other !== rid);
      setSaved({...saved, include: without(saved.include), exclude: without(saved.exclude)});
    },
    /** What is to be saved. A starter's name stays a key, and so follows the language, until the creator changes it. */
    written: (): Segment => ({...saved, name: name === shownName ? saved.name : name.trim(), filter: text}),
  };
}

/** What changed since the form was opened: a place alone is taken over, all else is the creator's to decide. */
function elsewhere(opened: Segment, now: Segment): 'content' | 'place' | undefined {
  if (opened.rev === now.rev) return undefined;
  const isSame = (['name', 'filter', 'include', 'exclude', 'columns', 'sort'] as const).every(
    part => JSON.stringify(opened[part]) === JSON.stringify(now[part]),
  );
  return isSame ? 'place' : 'content';
}
