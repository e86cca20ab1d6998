import {i18n} from '#i18n';
import type {DecisionNotice} from '#shared/model/decision';
import type {Supporter} from '#shared/model/supporter';
import type {Doubt, PersonDoubts} from '../data/person-doubts';
import {personName, type ShownDecision} from '../data/refused-joins';
import {decisionText} from '../decision-text';
import {Ago} from '../parts/ago';
import {refusalText} from '../refusal-text';
import {printRoute} from '../route';

type Props = {
  readonly supporter: Supporter;
  readonly doubts: PersonDoubts;
  readonly now: number;
  readonly onApart: (other: Supporter) => void;
  readonly onUndecide: (decision: DecisionNotice) => void;
};

/** Who could be the same person, and what the creator decided about that, each with its way back. */
export function SameSection({supporter, doubts: {doubts, decisions}, now, onApart, onUndecide}: Props) {
  return (
    <section aria-labelledby="same-title" data-testid="same">
      <h3 id="same-title">{i18n.t('panel.same')}</h3>
      {doubts.length + decisions.length === 0 ? <p class="second">{i18n.t('panel.noDoubts')}</p> : undefined}
      <ul class="doubts">
        {doubts.map(doubt => (
          <Pair key={doubt.other.id} supporter={supporter} doubt={doubt} onApart={onApart} />
        ))}
        {decisions.map(decision => (
          <Decided key={decision.notice.id} decision={decision} now={now} onUndecide={onUndecide} />
        ))}
      </ul>
      <p>
        <a href={printRoute({view: 'duplicates', left: supporter.id})}>{i18n.t('duplicates.also')}</a>
      </p>
    </section>
  );
}

type PairProps = Pick<Props, 'supporter' | 'onApart'> & {readonly doubt: Doubt};

function Pair({supporter, doubt: {join, other}, onApart}: PairProps) {
  return (
    <li data-testid="doubt">
      <p>
        <b>{personName(other) || i18n.t('table.noName')}</b> <span class="second">{refusalText(join)}</span>
      </p>
      <p class="row">
        <a href={printRoute({view: 'duplicates', left: supporter.id, right: other.id})}>{i18n.t('duplicates.compare')}</a>
        <button type="button" onClick={() => onApart(other)}>
          {i18n.t('duplicates.apart')}
        </button>
      </p>
    </li>
  );
}

type DecidedProps = Pick<Props, 'now' | 'onUndecide'> & {readonly decision: ShownDecision};

function Decided({decision, now, onUndecide}: DecidedProps) {
  const {notice} = decision;
  const said = decisionText(decision);
  return (
    <li class="row">
      <span class="grow wrap">
        {said}{' '}
        <span class="second">
          <Ago at={notice.at} now={now} />
        </span>
      </span>
      <button
        type="button"
        aria-label={i18n.t('phrase.labelled', [i18n.t('verb.undo'), said])}
        onClick={() => onUndecide(notice)}
      >
        {i18n.t('verb.undo')}
      </button>
    </li>
  );
}
