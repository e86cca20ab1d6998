import {i18n} from '#i18n';
import type {DecisionNotice} from '#shared/model/decision';
import type {Doubts, RefusedPair, ShownDecision} from '../data/refused-joins';
import {decisionText} from '../decision-text';
import {TermLink} from '../glossary/term-link';
import {formats} from '../language';
import {Ago} from '../parts/ago';
import {refusalText} from '../refusal-text';
import {AddPerson} from './add-person';

type Props = Doubts & {
  readonly now: number;
  readonly onCompare: (left: string, right: string) => void;
  readonly onApart: (pair: RefusedPair) => void;
  readonly onUndo: (decision: DecisionNotice) => void;
  readonly onUndoImport: (name: string) => void;
  readonly onAdd: (name: string, email: string) => void;
};

/** As many lines as anyone reads; the rest is counted. */
const SHOWN = 200;

/** Who was not joined and why, and what the creator decided, each with its way back. */
export function DuplicatesView(props: Props) {
  const {pairs, crowds, decisions, now} = props;
  return (
    <div class="column">
      <div class="row">
        <h1>{i18n.t('duplicates.title')}</h1>
        <TermLink term="duplicates" />
      </div>
      <section aria-labelledby="refused-title">
        <h2 id="refused-title">{i18n.t('duplicates.refused')}</h2>
        {pairs.length + crowds.length === 0 ? <p class="second">{i18n.t('duplicates.noRefused')}</p> : undefined}
        <ul class="cards">
          {pairs.slice(0, SHOWN).map(pair => (
            <Pair key={`${pair.left.id} ${pair.right.id}`} pair={pair} {...props} />
          ))}
          {crowds.slice(0, SHOWN).map(({join, people}) => (
            <li key={join.over} class="card row">
              <span class="grow wrap">{refusalText(join)}</span>
              <span class="second number">{i18n.t('popup.results', people, [formats().number(people)])}</span>
            </li>
          ))}
        </ul>
        <More hidden={pairs.length - SHOWN} />
      </section>
      <section aria-labelledby="decisions-title">
        <h2 id="decisions-title">{i18n.t('duplicates.decisions')}</h2>
        {decisions.length === 0 ? <p class="second">{i18n.t('duplicates.noDecisions')}</p> : undefined}
        <Imports {...props} />
        <ul class="cards">
          {decisions.slice(0, SHOWN).map(decision => (
            <Decided key={decision.notice.id} decision={decision} now={now} onUndo={props.onUndo} />
          ))}
        </ul>
        <More hidden={decisions.length - SHOWN} />
      </section>
      <AddPerson onAdd={props.onAdd} />
    </div>
  );
}

function More({hidden}: {readonly hidden: number}) {
  return hidden > 0 ? <p class="second">{i18n.t('import.moreProblems', hidden, [formats().number(hidden)])}</p> : null;
}

function Pair({pair, onCompare, onApart}: Pick<Props, 'onCompare' | 'onApart'> & {readonly pair: RefusedPair}) {
  const [left, right] = [pair.left.name, pair.right.name].map(name => name || i18n.t('table.noName'));
  return (
    <li class="card row" data-testid="refused">
      <span class="grow wrap">
        <b>{formats().list([left ?? '', right ?? ''])}</b>
        {pair.joins.map(join => (
          <span key={`${join.left} ${join.right} ${join.over}`}>{refusalText(join)}</span>
        ))}
      </span>
      <button type="button" onClick={() => onCompare(pair.left.id, pair.right.id)}>
        {i18n.t('duplicates.compare')}
      </button>
      <button type="button" onClick={() => onApart(pair)}>
        {i18n.t('duplicates.apart')}
      </button>
    </li>
  );
}

function Decided(props: {
  readonly decision: ShownDecision;
  readonly now: number;
  readonly onUndo: (decision: DecisionNotice) => void;
}) {
  const {decision, now, onUndo} = props;
  const {notice} = decision;
  const said = decisionText(decision);
  return (
    <li class="card row" data-testid="decision">
      <span class="grow wrap">{said}</span>
      <span class="second">
        <Ago at={notice.at} now={now} />
      </span>
      <button type="button" aria-label={i18n.t('phrase.labelled', [i18n.t('verb.undo'), said])} onClick={() => onUndo(notice)}>
        {i18n.t('verb.undo')}
      </button>
    </li>
  );
}

/** Files that brought decisions: all of one file are taken back at once. */
function Imports({decisions, onUndoImport}: Props) {
  const counts = new Map<string, number>();
  for (const {notice} of decisions) {
    if (notice.import !== undefined) counts.set(notice.import, (counts.get(notice.import) ?? 0) + 1);
  }
  return (
    <ul class="cards">
      {[...counts].map(([name, count]) => (
        <li key={name} class="card row">
          <span class="grow wrap">{i18n.t('duplicates.fromImport', count, [formats().number(count), name])}</span>
          <button type="button" onClick={() => onUndoImport(name)}>
            {i18n.t('duplicates.undoAll', [formats().number(count)])}
          </button>
        </li>
      ))}
    </ul>
  );
}
