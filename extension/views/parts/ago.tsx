import {formats} from '../language';

/** A date in words, with the exact one on hover. */
export function Ago({at, now}: {readonly at: number; readonly now: number}) {
  return (
    <time dateTime={new Date(at).toISOString()} title={formats().exact(at)}>
      {formats().relative(at, now)}
    </time>
  );
}
