import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {LabelRun} from '#shared/model/label-run';
import {sendMessage} from '../../messages';
import {useSites} from '../data/use-sites';
import {formats} from '../language';
import {Progress} from '../parts/sheet';
import {problemText} from '../problem-text';
import {vendorName} from '../vendor-name';
import {type Running, workText} from '../work-text';
import {LABEL_DAYS} from './label-people';
import {newMailScreen} from './new-mail-screen';

type Props = {
  readonly connection: Connection;
  readonly people: number;
  readonly name: string;
  /** Whether the creator gave a tag of this name by hand: it must not go with the label. */
  readonly isInUse: (name: string) => boolean;
  readonly now: number;
  /** Labels of this mail tool, newest first. */
  readonly runs: readonly LabelRun[];
  /** The one that was just begun here. */
  readonly own: string | undefined;
  readonly running: Running | undefined;
  readonly onLabel: (name: string, keeps: boolean) => void;
  readonly onStop: () => void;
  readonly onEnd: (run: LabelRun) => void;
  readonly onKeep: (run: LabelRun) => void;
  readonly onMark: () => void;
};

/** Labels the people in the mail tool and opens its screen for a new mail; the creator chooses the label there and sends. */
export function MailToolPart(props: Props) {
  const {connection, people, name, isInUse, runs, own, running, onLabel, onStop, onMark} = props;
  const {number} = formats();
  const [label, setLabel] = useState(name);
  const [keeps, setKeeps] = useState(false);
  const tool = vendorName(connection.vendor);
  const screen = newMailScreen(connection, useSites());
  const isTaken = own === undefined && isInUse(label);
  const mine = runs.find(({id}) => id === own);
  useProgress(runs.some(run => run.left > 0));
  return (
    <section class="reach-act" data-testid="mail-tool">
      <label>
        {i18n.t('reach.labelName', [tool])}
        <input
          maxLength={191}
          value={label}
          disabled={own !== undefined || running !== undefined}
          onInput={({currentTarget}) => setLabel(currentTarget.value)}
        />
      </label>
      {isTaken ? (
        <p class="trouble-text" role="alert">
          {i18n.t('reach.labelInUse')}
        </p>
      ) : undefined}
      <label>
        <input type="checkbox" checked={keeps} disabled={own !== undefined} onChange={() => setKeeps(!keeps)} />
        {i18n.t('reach.keepLabel', [number(LABEL_DAYS)])}
      </label>
      {running === undefined ? undefined : <Progress text={workText(running)} done={running.done} of={running.of} />}
      <ul class="reach-runs">
        {(mine === undefined ? runs.slice(0, 3) : [mine]).map(run => (
          <RunLine key={run.id} {...props} run={run} tool={tool} />
        ))}
      </ul>
      {own === undefined ? undefined : <p>{i18n.t(howTo(connection.vendor), [label])}</p>}
      <p class="row end">
        {running === undefined ? undefined : (
          <button type="button" onClick={onStop}>
            {i18n.t('supporters.stop')}
          </button>
        )}
        {own === undefined ? (
          <button
            type="button"
            class="primary"
            data-testid="label-people"
            disabled={people === 0 || label.trim() === '' || isTaken || running !== undefined}
            onClick={() => onLabel(label.trim(), keeps)}
          >
            {i18n.t('reach.label', people, [number(people), tool])}
          </button>
        ) : (
          <>
            {screen === undefined ? undefined : (
              <a class="button" href={screen} target="_blank" rel="noreferrer" data-testid="new-mail">
                {i18n.t('reach.openTool', [tool])}
              </a>
            )}
            <button type="button" class="primary" data-testid="tool-sent" onClick={onMark}>
              {i18n.t('reach.sentTo', people, [number(people)])}
            </button>
          </>
        )}
      </p>
      <p class="hidden" role="status">
        {mine === undefined ? '' : runText(mine, tool)}
      </p>
    </section>
  );
}

function howTo(vendor: string) {
  if (vendor === 'kit') return 'reach.howKit';
  return vendor === 'ghost' ? 'reach.howGhost' : 'reach.howMailchimp';
}

type LineProps = Pick<Props, 'connection' | 'now' | 'onEnd' | 'onKeep'> & {readonly run: LabelRun; readonly tool: string};

/** One label: how far it is written, when it goes, and what can be done about it. */
function RunLine({run, tool, connection, now, onEnd, onKeep}: LineProps) {
  return (
    <li data-testid="label-run">
      <span class="wrap">
        <b>{run.name}</b>: {runText(run, tool)}
      </span>
      {run.problem === undefined ? undefined : (
        <span class="trouble-text"> {problemText({...connection, nextAt: null}, run.problem, now)}</span>
      )}{' '}
      {run.state === 'ending' ? undefined : (
        <>
          <button type="button" class="link" onClick={() => onEnd(run)}>
            {i18n.t('reach.takeOff')}
          </button>{' '}
          {run.until === null ? undefined : (
            <button type="button" class="link" onClick={() => onKeep(run)}>
              {i18n.t('reach.keep')}
            </button>
          )}
        </>
      )}
    </li>
  );
}

function runText({state, wanted, left, until}: LabelRun, tool: string): string {
  const {number, date} = formats();
  if (state === 'ending') return i18n.t('reach.takingOff', left, [number(left), tool]);
  const written = i18n.t('reach.written', [number(wanted - left), number(wanted), tool]);
  return until === null ? written : `${written} ${i18n.t('reach.goes', [date(until)])}`;
}

const LOOK_MS = 3_000;

/** While labels are being written the creator sees it move. */
function useProgress(isWriting: boolean): void {
  useEffect(() => {
    if (!isWriting) return;
    const timer = setInterval(() => void sendMessage('syncNow'), LOOK_MS);
    return () => clearInterval(timer);
  }, [isWriting]);
}
