import type {ComponentChildren} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ActId} from '../../actions/act-path';
import type {LeftOut, Plan, Result, RunPlan} from '../../actions/quick-action';
import {sayDone} from '../data/say-done';
import {Progress, Sheet} from '../parts/sheet';
import {type Running, workText} from '../work-text';
import type {ActProps} from './act-props';

type Props = Pick<ActProps, 'snapshot' | 'toasts' | 'onOpen' | 'onClose' | 'segment' | 'targets'> & {
  readonly act: ActId;
  readonly title: string;
  readonly plan: Plan;
  readonly run: RunPlan;
  /** What the action has to know first. */
  readonly children?: ComponentChildren;
  /** Stays open when it is done: what follows is in it. */
  readonly onDone?: (result: Result) => void;
};

/** The dialog before an action: what, who is left out, whether it can be taken back, and a button that says it again. */
export function ActDialog(props: Props) {
  const {act, title, plan, children, onClose} = props;
  const {running, start} = useRun(props);
  const shown = running?.plan ?? plan;
  return (
    <Sheet id={act} title={title} onClose={onClose}>
      <form
        class="form act"
        onSubmit={event => {
          event.preventDefault();
          if (plan.count > 0 && running === undefined) void start();
        }}
      >
        <fieldset class="bare" disabled={running !== undefined}>
          {children}
        </fieldset>
        <FourLines plan={shown} onOpen={props.onOpen} />
        {running === undefined ? undefined : <Progress text={workText(running)} done={running.done} of={running.of} />}
        <p class="row">
          <button type="submit" class="primary" data-testid={`do-${act}`} disabled={plan.count === 0 || running !== undefined}>
            {shown.button}
          </button>
          <button type="button" onClick={onClose}>
            {i18n.t(running === undefined ? 'verb.cancel' : 'supporters.stop')}
          </button>
        </p>
      </form>
    </Sheet>
  );
}

function useRun({act, snapshot, toasts, plan, run, segment, targets, onClose, onDone}: Props) {
  const [running, setRunning] = useState<(Running & {readonly plan: Plan}) | undefined>(undefined);
  const stop = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const start = async () => {
    stop.current = new AbortController();
    const {signal} = stop.current;
    const since = Date.now();
    const of = plan.count;
    setRunning({plan, done: 0, of, since, at: since});
    const result = await run({signal, tell: done => setRunning({plan, done, of, since, at: Date.now()})});
    const filter = segment ?? (targets.kind === 'filter' && targets.filter !== '' ? targets.filter : undefined);
    await sayDone({snapshot, toasts}, {act, filter, result});
    setRunning(undefined);
    if (onDone !== undefined && result.failure === undefined) onDone(result);
    else if (result.failure === undefined && !signal.aborted) onClose();
  };
  return {running, start};
}

const UNDOING = {
  days: 'act.undo.days',
  never: 'act.undo.never',
  nothing: 'act.undo.nothing',
} as const satisfies Record<Plan['undo'], string>;

/** What is said before anything is done to many people. */
export function FourLines({plan, onOpen}: {readonly plan: Plan; readonly onOpen: (path: string) => void}) {
  const {what, leftOut, undo} = plan;
  const some = leftOut.filter(({count}) => count > 0);
  return (
    <div class="plan" data-testid="plan">
      <p class="big" data-testid="plan-what" role="status">
        {what}
      </p>
      <div data-testid="plan-left-out">
        {some.length === 0 ? (
          <p>{i18n.t('act.nobodyLeftOut')}</p>
        ) : (
          <>
            <p>{i18n.t('act.leftOut')}</p>
            <ul class="left-out">
              {some.map(one => (
                <LeftOutLine key={one.text} one={one} onOpen={onOpen} />
              ))}
            </ul>
          </>
        )}
      </div>
      <p data-testid="plan-undo">{i18n.t(UNDOING[undo])}</p>
    </div>
  );
}

function LeftOutLine({one: {text, list}, onOpen}: {readonly one: LeftOut; readonly onOpen: (path: string) => void}) {
  return (
    <li>
      {text}{' '}
      {list === undefined ? undefined : (
        <button type="button" class="link" aria-label={i18n.t('act.showOf', [text])} onClick={() => onOpen(list)}>
          {i18n.t('act.show')}
        </button>
      )}
    </li>
  );
}
