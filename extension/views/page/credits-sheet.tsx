import {i18n} from '#i18n';
import {type Credits, NO_CREDITS_TAG} from '../data/credits';
import {formats} from '../language';
import {Progress, Sheet} from '../parts/sheet';

export type CreditsState =
  | {readonly kind: 'reading'; readonly done: number}
  | {readonly kind: 'ready'; readonly credits: Credits; readonly since: number | undefined; readonly isCopied: boolean}
  | {readonly kind: 'unreachable'};

type Props = {
  readonly state: CreditsState;
  /** As `YYYY-MM-DD`; today's is the list as it is. */
  readonly day: string;
  readonly today: string;
  readonly onDay: (day: string) => void;
  readonly onCopy: (credits: Credits) => void;
  readonly onSave: (credits: Credits) => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
};

/** Names for the end of a video, as of a date (J11): they are on the clipboard as soon as they are known. */
export function CreditsSheet(props: Props) {
  const {state, day, today, onDay, onCopy, onSave, onClose} = props;
  const credits = state.kind === 'ready' ? state.credits : undefined;
  const isEmpty = credits === undefined || credits.names.length === 0;
  return (
    <Sheet id="credits" title={i18n.t('supporters.creditsTitle')} onClose={onClose}>
      <label class="row">
        {i18n.t('supporters.asOf')}
        <input
          type="date"
          data-testid="credits-day"
          value={day}
          max={today}
          required
          onChange={event => onDay(event.currentTarget.value)}
        />
      </label>
      {day === today ? undefined : <p class="second">{i18n.t('supporters.asOfText')}</p>}
      <CreditsFound {...props} />
      <div class="row">
        <button
          type="button"
          class="primary"
          data-testid="copy-credits"
          disabled={isEmpty}
          onClick={() => credits !== undefined && onCopy(credits)}
        >
          {i18n.t(state.kind === 'ready' && state.isCopied ? 'supporters.copyAgain' : 'supporters.credits')}
        </button>
        <button type="button" disabled={isEmpty} onClick={() => credits !== undefined && onSave(credits)}>
          {i18n.t('supporters.saveText')}
        </button>
        <button type="button" onClick={onClose}>
          {i18n.t('verb.close')}
        </button>
      </div>
    </Sheet>
  );
}

function CreditsFound({state, day, today, onAgain}: Props) {
  const {number, date} = formats();
  if (state.kind === 'reading') {
    return <Progress text={i18n.t('supporters.readSoFar', [number(state.done)])} done={state.done} of={undefined} />;
  }
  if (state.kind === 'unreachable') {
    return (
      <p class="row">
        <span class="trouble-text">{i18n.t('supporters.noHistory')}</span>
        <button type="button" onClick={onAgain}>
          {i18n.t('verb.tryNow')}
        </button>
      </p>
    );
  }
  const {credits, since, isCopied} = state;
  const {names, optedOut, nameless} = credits;
  const isBefore = day !== today && since !== undefined && Date.parse(`${day}T23:59:59`) < since;
  return (
    <>
      <p class="big" role="status" data-testid="credits-said">
        {i18n.t(isCopied ? 'supporters.namesCopied' : 'supporters.names', names.length, [number(names.length)])}
      </p>
      <p>
        {optedOut === 0
          ? i18n.t('supporters.nobodyOptedOut', [NO_CREDITS_TAG])
          : i18n.t('supporters.optedOut', optedOut, [number(optedOut)])}{' '}
        {nameless === 0 ? '' : i18n.t('supporters.nameless', nameless, [number(nameless)])}
      </p>
      {isBefore ? <p class="trouble-text">{i18n.t('supporters.before', [date(since)])}</p> : undefined}
      <textarea class="names" readOnly rows={8} aria-label={i18n.t('supporters.creditsTitle')} value={names.join('\n')} />
    </>
  );
}
