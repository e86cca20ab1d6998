import {useEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import {scoreOfPerson} from '#shared/loyalty/score';
import {deriveStatus} from '#shared/membership/status';
import type {Contact} from '#shared/model/contact';
import type {Supporter} from '#shared/model/supporter';
import type {Way} from '../../reach/message-ways';
import type {Run} from '../../reach/run';
import {singleKeys} from '../../settings';
import {contactText} from '../contact-text';
import type {Snapshot} from '../data/snapshot';
import {useStored} from '../data/use-stored';
import {formats} from '../language';
import {Ago} from '../parts/ago';
import {ScoreChip} from '../parts/score-chip';
import {vendorName} from '../vendor-name';
import type {Message} from './run-page';

type Props = {
  readonly run: Run;
  readonly person: Supporter;
  readonly snapshot: Pick<Snapshot, 'programme' | 'now'>;
  readonly contact: Contact | undefined;
  readonly message: Message;
  /** Text to the clipboard, and the person's screen. */
  readonly onTake: () => void;
  readonly onOpenWay: (way: Way) => void;
  readonly onDone: () => void;
  readonly onSkip: () => void;
  readonly onUndo: () => void;
  readonly onPause: () => void;
  readonly onBeside: (() => void) | undefined;
};

/** One person's turn. Enter: done and next; S: skip; U: take the last one back; Esc: pause. */
export function RunView(props: Props) {
  const {run, person, snapshot, contact, message, onTake, onOpenWay, onDone, onSkip, onUndo, onPause, onBeside} = props;
  const {number} = formats();
  const areSingleOn = useStored(singleKeys) ?? true;
  const done = useRef<HTMLButtonElement>(null);
  useEffect(() => done.current?.focus(), [run.next]);
  // Back from the message, Enter is the next thing.
  const take = () => {
    onTake();
    done.current?.focus();
  };
  const keys: Readonly<Record<string, () => void>> = {s: onSkip, u: onUndo, escape: onPause};
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key.toLowerCase()];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1 && !areSingleOn) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const now = snapshot.now;
  const {name, email} = person;
  return (
    <section class="column run" aria-labelledby="run-name" onKeyDown={onKeyDown}>
      <p class="row second">
        <span class="grow clip">{run.name}</span>
        <span class="number" role="status" data-testid="run-place">
          {i18n.t('reach.placeOf', [number(run.next + 1), number(run.size)])}
        </span>
      </p>
      <progress value={run.next} max={run.size} aria-label={i18n.t('reach.placeOf', [number(run.next + 1), number(run.size)])} />
      <h1 id="run-name" class="row">
        <span class="clip">{name?.value ?? email?.value ?? i18n.t('table.noName')}</span>
        <ScoreChip score={scoreOfPerson(person, snapshot.programme, now)} risk={deriveStatus(person, now).state === 'declined'} />
      </h1>
      <p class="second">
        {contact === undefined ? (
          i18n.t('contact.none')
        ) : (
          <>
            {contactText(contact)} <Ago at={contact.at} now={now} />
          </>
        )}
      </p>
      <div class="reach-paper" data-testid="run-text">
        {message.subject === '' ? undefined : <b>{message.subject}</b>}
        <p>{message.text}</p>
      </div>
      <Ways ways={message.ways} onTake={take} onOpenWay={onOpenWay} />
      <p class="row wrap-row">
        <button ref={done} type="button" class="primary" data-testid="run-done" onClick={onDone}>
          {i18n.t('reach.done')} <kbd>↵</kbd>
        </button>
        <button type="button" data-testid="run-skip" onClick={onSkip}>
          {i18n.t('reach.skip')} <kbd>S</kbd>
        </button>
        <button type="button" data-testid="run-undo" disabled={run.steps.length === 0} onClick={onUndo}>
          {i18n.t('reach.undoLast')} <kbd>U</kbd>
        </button>
        <span class="grow" />
        {onBeside === undefined ? undefined : (
          <button type="button" class="link" data-testid="run-beside" onClick={onBeside}>
            {i18n.t('reach.beside')}
          </button>
        )}
        <button type="button" class="link" data-testid="run-pause" onClick={onPause}>
          {i18n.t('reach.pause')} <kbd>Esc</kbd>
        </button>
      </p>
    </section>
  );
}

type WaysProps = {
  readonly ways: readonly Way[];
  readonly onTake: () => void;
  readonly onOpenWay: (way: Way) => void;
};

function Ways({ways, onTake, onOpenWay}: WaysProps) {
  const [first, ...others] = ways;
  if (first === undefined) return <p class="trouble-text">{i18n.t('reach.noWay')}</p>;
  return (
    <p class="row wrap-row">
      <button type="button" data-testid="run-take" onClick={onTake}>
        {first.kind === 'mail' ? i18n.t('reach.takeMail') : i18n.t('reach.take', [vendorName(first.kind)])}
      </button>
      {others.map(way => (
        <button key={way.url} type="button" class="link" onClick={() => onOpenWay(way)}>
          {way.kind === 'mail' ? i18n.t('reach.openMail') : i18n.t('reach.openAt', [vendorName(way.kind)])}
        </button>
      ))}
    </p>
  );
}
