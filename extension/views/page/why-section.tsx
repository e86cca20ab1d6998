import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Hand} from '../data/saved-filters';
import type {WhyLine} from '../data/why';
import {formats} from '../language';
import {sourcesText, valueText} from '../why-text';

/** A filter that can be asked about: the one of the list, or a saved one. */
export type WhyChoice = {
  readonly id: string;
  readonly name: string;
  /** Whether the person is in the list, by hand too. */
  readonly isIn: boolean;
  /** Undefined: the filter cannot be read. */
  readonly line: WhyLine | undefined;
  /** Undefined: a list that is not saved keeps nobody by hand. */
  readonly hand?: {readonly now: Hand; readonly onHand: (hand: Hand) => void} | undefined;
};

type Props = {
  readonly filters: readonly {readonly id: string; readonly name: string}[];
  /** Which is asked about first. */
  readonly first: string;
  readonly choose: (id: string) => WhyChoice | undefined;
  readonly now: number;
};

/** Why a person is in a list or not: which conditions hold and fail, with the value, its source and its age. */
export function WhySection({filters, first, choose, now}: Props) {
  const [picked, setPicked] = useState<string>();
  const [wasFirst, setWasFirst] = useState(first);
  if (wasFirst !== first) {
    setWasFirst(first);
    setPicked(undefined);
  }
  const id = picked ?? first;
  if (filters.length === 0) return undefined;
  const chosen = id === '' ? undefined : choose(id);
  return (
    <section aria-labelledby="why-title" data-testid="why">
      <h3 id="why-title">{i18n.t('why.title')}</h3>
      <p class="row">
        <select class="grow" aria-label={i18n.t('why.which')} value={id} onChange={event => setPicked(event.currentTarget.value)}>
          {id === '' ? <option value="">{i18n.t('why.pick')}</option> : undefined}
          {filters.map(filter => (
            <option key={filter.id} value={filter.id}>
              {filter.name}
            </option>
          ))}
        </select>
      </p>
      {chosen === undefined ? undefined : <Answer chosen={chosen} now={now} />}
    </section>
  );
}

function Answer({chosen: {isIn, line, hand}, now}: {readonly chosen: WhyChoice; readonly now: number}) {
  const isByHand = hand?.now !== undefined;
  const verdict = isByHand ? (hand.now === 'in' ? 'why.handIn' : 'why.handOut') : isIn ? 'why.isIn' : 'why.isOut';
  return (
    <>
      <p role="status">
        <b>{i18n.t(verdict)}</b>
      </p>
      {line === undefined ? (
        <p class="second">{i18n.t('why.broken')}</p>
      ) : (
        <ul class="why">
          {(line.join === 'and' ? line.parts : [line]).map(part => (
            <Line key={part.text} line={part} now={now} />
          ))}
        </ul>
      )}
      {hand === undefined ? undefined : (
        <p class="row">
          {isByHand ? (
            <button type="button" onClick={() => hand.onHand(undefined)}>
              {i18n.t('why.takeBack')}
            </button>
          ) : (
            <button type="button" onClick={() => hand.onHand(isIn ? 'out' : 'in')}>
              {i18n.t(isIn ? 'why.leaveOut' : 'why.putIn')}
            </button>
          )}
        </p>
      )}
    </>
  );
}

const JOINS = {and: 'why.and', or: 'why.or', not: 'why.not', segment: 'why.segment'} as const;

function Line({line, now}: {readonly line: WhyLine; readonly now: number}) {
  const {text, holds, join, parts, rows} = line;
  return (
    <li class={holds ? 'holds' : 'fails'}>
      <span class="why-mark" role="img" aria-label={i18n.t(holds ? 'why.holds' : 'why.fails')}>
        {holds ? '✓' : '✕'}
      </span>
      <span class="why-text">
        <code class="wrap">{text}</code> <ValueText line={line} now={now} />
        {rows === undefined ? undefined : (
          <small class="second number">{i18n.t('why.rows', [formats().number(rows.holding), formats().number(rows.all)])}</small>
        )}
        {join === undefined || parts.length === 0 ? undefined : (
          <>
            <small class="second">{i18n.t(JOINS[join])}</small>
            <ul class="why">
              {parts.map(part => (
                <Line key={part.text} line={part} now={now} />
              ))}
            </ul>
          </>
        )}
      </span>
    </li>
  );
}

function ValueText({line, now}: {readonly line: WhyLine; readonly now: number}) {
  const value = valueText(line, now);
  if (value === undefined) return undefined;
  const by = sourcesText(line, now);
  return (
    <>
      <span>{value}</span>
      {by === '' ? undefined : <small class="second">{by}</small>}
    </>
  );
}
