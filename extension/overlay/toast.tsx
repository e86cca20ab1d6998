import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Outcome} from '../actions/action';
import {T} from './text';

type Props = {readonly outcome: Outcome | undefined; readonly undo: () => void; readonly done: () => void};

const SHOWN_MS = 8_000;

/** What was just done, and how to take it back. It stays while somebody is at it. The region is always there, or it is not read out. */
export function Toast({outcome, undo, done}: Props) {
  return (
    <div role="status" aria-label={outcome?.text}>
      {outcome && <Said key={outcome.text} outcome={outcome} undo={undo} done={done} />}
    </div>
  );
}

function Said({outcome, undo, done}: Props & {readonly outcome: Outcome}) {
  const [isHeld, hold] = useState(false);
  const finish = useRef(done);
  finish.current = done;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => finish.current(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isHeld, outcome]);
  return (
    <div
      class={`toast${outcome.ok ? '' : ' bad'}`}
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocusIn={() => hold(true)}
      onFocusOut={() => hold(false)}
    >
      <T text={outcome.text} as="line" />
      {outcome.undo && (
        <button type="button" class="act" aria-label={i18n.t('verb.undo')} onClick={undo}>
          <T text={i18n.t('verb.undo')} />
        </button>
      )}
    </div>
  );
}
