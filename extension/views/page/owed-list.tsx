import {useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import type {BenefitLine} from '#shared/membership/benefits';
import {labelOf, stateText} from '../benefit-text';
import type {BenefitActions, Word} from '../data/benefit-actions';
import type {OwedRow} from '../data/benefit-lists';
import {useVirtualRows} from '../use-virtual-rows';
import {Tick} from './tick';

type Props = Pick<BenefitActions, 'onDeliver'> & {
  readonly rows: readonly OwedRow[];
  /** It goes by post: the address stands in the row. */
  readonly ships: boolean;
  readonly personPath: (id: string) => string;
};

const ROW_HEIGHT = 44;

/** People with a tick each, drawn only where they are seen. */
export function OwedList({rows, ships, onDeliver, personPath}: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const {items, height} = useVirtualRows(scroller, {count: rows.length, rowHeight: ROW_HEIGHT});
  return (
    <div ref={scroller} class="owed-list">
      <ul style={{height: `${height}px`}}>
        {items.map(({index, start}) => {
          const row = rows[index];
          return row === undefined ? undefined : (
            <li
              key={row.person.id}
              class="row"
              style={{transform: `translateY(${start}px)`}}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              data-testid="owed"
            >
              <OwedPerson row={row} ships={ships} onDeliver={onDeliver} path={personPath(row.person.id)} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type PersonProps = Pick<Props, 'ships' | 'onDeliver'> & {readonly row: OwedRow; readonly path: string};

function OwedPerson({row: {person, line}, ships, onDeliver, path}: PersonProps) {
  const {id, email, address} = person;
  const name = person.name ?? email ?? i18n.t('table.noName');
  const {benefit, month, state, word} = line;
  const say = (said: Word['state'], tracking?: string) =>
    onDeliver(id, {benefit: benefit.id, month, state: said, ...(tracking === undefined ? {} : {tracking})});
  return (
    <>
      <Tick
        isOn={state === 'delivered'}
        label={i18n.t('benefits.tickOf', [name])}
        onSay={isOn => say(isOn ? 'delivered' : 'not')}
      />
      <a class="clip" href={path} title={email}>
        {name}
      </a>
      <span class="grow clip second">
        {ships ? (
          address === undefined ? (
            <b class="risk-text">{i18n.t('benefits.noAddress')}</b>
          ) : (
            labelOf(person.name, address).join(', ')
          )
        ) : (
          (email ?? '')
        )}
      </span>
      <span class="second state">{stateText(state)}</span>
      {ships || word?.tracking !== undefined ? (
        <TrackingField
          key={word?.tracking ?? ''}
          name={name}
          value={word?.tracking ?? ''}
          onSave={text => say('delivered', text)}
        />
      ) : (
        <span />
      )}
      <WontButton name={name} state={state} onSay={say} />
    </>
  );
}

type WontProps = {
  readonly name: string;
  readonly state: BenefitLine['state'];
  readonly onSay: (state: 'not' | 'wont') => void;
};

/** Leaves somebody out, or takes that back. What is delivered cannot be left out. */
export function WontButton({name, state, onSay}: WontProps) {
  if (state === 'delivered' || state === 'not') return <span />;
  const isOut = state === 'wont';
  return (
    <button
      type="button"
      aria-label={i18n.t(isOut ? 'benefits.owedAgainOf' : 'benefits.wontOf', [name])}
      onClick={() => onSay(isOut ? 'not' : 'wont')}
    >
      {i18n.t(isOut ? 'benefits.owedAgain' : 'benefits.wontVerb')}
    </button>
  );
}

type TrackingProps = {readonly name: string; readonly value: string; readonly onSave: (text: string) => void};

/** Saved when it is left or with Enter; what was sent is delivered. */
export function TrackingField({name, value, onSave}: TrackingProps) {
  const save = (field: HTMLInputElement) => {
    const text = field.value.trim();
    if (text !== value && text !== '') onSave(text);
  };
  return (
    <input
      class="tracking"
      maxLength={100}
      defaultValue={value}
      placeholder={i18n.t('benefits.tracking')}
      aria-label={i18n.t('benefits.trackingOf', [name])}
      onChange={event => save(event.currentTarget)}
    />
  );
}
