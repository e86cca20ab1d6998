import {useEffect, useMemo, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import {lastContact} from '#shared/membership/contacts';
import type {Supporter} from '#shared/model/supporter';
import {fill} from '#shared/reach/fill';
import {fieldsIn, readTemplate} from '#shared/reach/template-text';
import {valuesOf} from '#shared/reach/values-of';
import {messageWays, type Way} from '../../reach/message-ways';
import type {Run} from '../../reach/run';
import type {Snapshot} from '../data/snapshot';
import {useBenefits} from '../data/use-benefit-lists';
import {useSites} from '../data/use-sites';
import {Empty} from '../parts/empty';
import type {Toasts} from '../toasts';
import {openWay} from './open-way';
import {useReachSettings} from './reach-settings';
import {RunOver} from './run-over';
import {RunView} from './run-view';
import {usePageAddress} from './use-page-address';
import {useRun} from './use-run';

type Props = {
  readonly snapshot: Snapshot;
  readonly toasts: Toasts;
  readonly id: string;
  readonly onOpen: (path: string) => void;
  /** Goes on in the panel beside the page that is written on; absent where there is none. */
  readonly onBeside?: (() => void) | undefined;
};

/** Messages one by one: whoever is next, with the text on the clipboard and their message screen open (ARM-35, SAL-22). */
export function RunPage({snapshot, toasts, id, onOpen, onBeside}: Props) {
  const {state, done, skip, undo} = useRun(snapshot, toasts, id);
  const person = state.kind === 'turn' ? state.person : undefined;
  const run = state.kind === 'turn' ? state.run : undefined;
  const message = useMessage(snapshot, run, person);
  const moved = useRef(false);
  const key = `${run?.next} ${person?.id}`;
  // The click or key that came here allows the clipboard; a run that is opened by its address begins with a click of its own.
  useEffect(() => {
    if (message === undefined || !moved.current) return;
    moved.current = false;
    void take(message);
  }, [key, message]);
  const moving = (step: () => Promise<void>) => () => {
    moved.current = true;
    void step();
  };
  if (state.kind === 'missing') {
    return <Empty text={i18n.t('reach.noRun')} button={{label: i18n.t('verb.browse'), onClick: () => onOpen('#/supporters')}} />;
  }
  if (state.kind === 'over') return <RunOver run={state.run} onUndo={() => void undo()} onOpen={onOpen} />;
  if (run === undefined || person === undefined || message === undefined) {
    return <p class="column second late">{i18n.t('popup.opening')}</p>;
  }
  return (
    <RunView
      run={run}
      person={person}
      snapshot={snapshot}
      contact={lastContact(person)}
      message={message}
      onTake={() => void take(message)}
      onOpenWay={way => void openWay(way)}
      onDone={moving(done)}
      onSkip={moving(skip)}
      onUndo={moving(undo)}
      onPause={() => onOpen('#/today')}
      onBeside={onBeside}
    />
  );
}

export type Message = {readonly subject: string; readonly text: string; readonly ways: readonly Way[]};

function useMessage(snapshot: Snapshot, run: Run | undefined, person: Supporter | undefined): Message | undefined {
  const [settings] = useReachSettings();
  const benefits = useBenefits(snapshot);
  const sites = useSites();
  const {page, isReading} = usePageAddress(snapshot, fieldsOf(run));
  return useMemo(() => {
    if (run === undefined || person === undefined || settings === undefined || isReading) return undefined;
    const {survey, form, signUp} = settings;
    const {language, subject, text} = run.template;
    const values = valuesOf(person, {benefits, links: {survey, form, signUp}, language, now: snapshot.now, page});
    const said = (template: string) => {
      const read = readTemplate(template);
      return read.ok ? fill(read.parts, values).text : template;
    };
    const mail = {subject: said(subject), text: said(text)};
    return {...mail, ways: messageWays(person, mail, sites)};
  }, [run, person, settings, benefits, sites, page, isReading]);
}

function fieldsOf(run: Run | undefined) {
  const texts = run === undefined ? [] : [run.template.subject, run.template.text];
  return texts.flatMap(text => {
    const read = readTemplate(text);
    return read.ok ? fieldsIn(read.parts) : [];
  });
}

/** The text on the clipboard, then the place where it goes. */
async function take({text, ways}: Message): Promise<void> {
  await navigator.clipboard.writeText(text).catch(() => undefined);
  const [way] = ways;
  if (way !== undefined) await openWay(way);
}
