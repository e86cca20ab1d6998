import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {VENDORS} from '#shared/csv/detect';
import {type ColumnUse, type Mapping, missingUses, type TableSample} from '#shared/csv/mapping';
import {OWN_TABLE} from '#shared/model/own-table';
import {usesOf} from '../column-use-text';
import {vendorName} from '../vendor-name';

type Props = {
  readonly fileName: string;
  /** Of a table that was explained before, the headers alone. */
  readonly sample: TableSample;
  readonly guess: Mapping;
  readonly onSave: (mapping: Mapping) => void;
  readonly onCancel: () => void;
};

const SAMPLES = 3;

/** What the columns of a table are: guessed, shown beside what stands in them, put right by the creator. */
export function MappingForm({fileName, sample, guess, onSave, onCancel}: Props) {
  const [mapping, setMapping] = useState(guess);
  const change = (part: Partial<Mapping>) => setMapping({...mapping, ...part});
  const missing = missingUses(mapping);
  return (
    <form
      class="column mapping"
      data-testid="mapping"
      onSubmit={event => {
        event.preventDefault();
        if (missing.length === 0) onSave({...mapping, name: mapping.name.trim() || fileName});
      }}
    >
      <h1>{i18n.t('importing.title', [fileName])}</h1>
      <p class="second">{i18n.t('importing.intro')}</p>
      <div class="card form">
        <label for="table-name">{i18n.t('importing.tableName')}</label>
        <input
          id="table-name"
          maxLength={100}
          value={mapping.name}
          onInput={event => change({name: event.currentTarget.value})}
        />
        {guess.lines === 'entries' ? undefined : <Kind mapping={mapping} onChange={change} />}
      </div>
      <Columns sample={sample} mapping={mapping} onChange={columns => change({columns})} />
      <Doubts mapping={mapping} onChange={change} />
      {missing.length === 0 ? undefined : (
        <p class="wrap" role="alert">
          {i18n.t(MISSING[mapping.lines])}
        </p>
      )}
      <p class="row wraps">
        <button type="submit" class="primary" disabled={missing.length > 0} data-testid="mapping-save">
          {i18n.t(sample.rows.length > 0 ? 'importing.save' : 'importing.keep')}
        </button>
        <button type="button" onClick={onCancel}>
          {i18n.t('verb.cancel')}
        </button>
      </p>
    </form>
  );
}

const MISSING = {
  people: 'importing.missingPerson',
  orders: 'importing.missingOrder',
  entries: 'promotions.missingWho',
} as const satisfies Record<Mapping['lines'], string>;

type KindProps = {readonly mapping: Mapping; readonly onChange: (part: Partial<Mapping>) => void};

/** What a line is, and whose table it is. Likes and comments belong to a post, and that to a promotion. */
function Kind({mapping, onChange}: KindProps) {
  const [isEntries, setEntries] = useState(false);
  return (
    <>
      <label for="table-lines">{i18n.t('importing.lines')}</label>
      <select
        id="table-lines"
        value={isEntries ? 'entries' : mapping.lines}
        onChange={({currentTarget: {value}}) => {
          setEntries(value === 'entries');
          if (value !== 'entries') onChange({lines: value === 'orders' ? 'orders' : 'people'});
        }}
      >
        <option value="people">{i18n.t('importing.linesPeople')}</option>
        <option value="orders">{i18n.t('importing.linesOrders')}</option>
        <option value="entries">{i18n.t('promotions.linesEntries')}</option>
      </select>
      {isEntries ? (
        <p class="wrap" role="status">
          {i18n.t('promotions.chooseFirst')} <a href="#/promotions">{i18n.t('promotions.open')}</a>
        </p>
      ) : undefined}
      <label for="table-vendor">{i18n.t('importing.vendor')}</label>
      <select id="table-vendor" value={mapping.vendor} onChange={event => onChange({vendor: event.currentTarget.value})}>
        <option value={OWN_TABLE}>{i18n.t('importing.ownTable')}</option>
        {VENDORS.map(vendor => (
          <option key={vendor} value={vendor}>
            {vendorName(vendor)}
          </option>
        ))}
      </select>
    </>
  );
}

type ColumnsProps = {
  readonly sample: TableSample;
  readonly mapping: Mapping;
  readonly onChange: (columns: Mapping['columns']) => void;
};

function Columns({sample, mapping, onChange}: ColumnsProps) {
  const uses = usesOf(mapping.lines);
  const useOf = (header: string) => uses.find(({use}) => mapping.columns[use] === header)?.use ?? '';
  const choose = (header: string, chosen: string) => {
    const use = uses.find(one => one.use === chosen)?.use;
    onChange(withUse(mapping.columns, header, use));
  };
  return (
    <table class="mapping-columns">
      <thead>
        <tr>
          <th scope="col">{i18n.t('importing.column')}</th>
          <th scope="col">{i18n.t('importing.examples')}</th>
          <th scope="col">{i18n.t('importing.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {sample.headers.map((header, place) => (
          <tr key={header}>
            <th scope="row">{header}</th>
            <td class="second">{examples(sample, place)}</td>
            <td>
              <select
                aria-label={i18n.t('importing.meaningOf', [header])}
                value={useOf(header)}
                onChange={event => choose(header, event.currentTarget.value)}
              >
                <option value="">{i18n.t(mapping.lines === 'people' ? 'importing.keptAsIs' : 'importing.notUsed')}</option>
                {uses.map(({use, text}) => (
                  <option key={use} value={use}>
                    {text}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function examples({rows}: TableSample, place: number): string {
  const cells = rows.map(row => (row[place] ?? '').trim()).filter(cell => cell !== '');
  return [...new Set(cells)].slice(0, SAMPLES).join(' · ');
}

/** A column is one thing, and each thing one column. */
function withUse(columns: Mapping['columns'], header: string, use: ColumnUse | undefined): Mapping['columns'] {
  const others = Object.fromEntries(Object.entries(columns).filter(([one, held]) => held !== header && one !== use));
  return use === undefined ? others : {...others, [use]: header};
}

const ORDERS_OF_DATES = ['day-first', 'month-first'] as const;

/** What the cells themselves do not tell: whose the addresses are, the currency, how dates are written. */
function Doubts({mapping, onChange}: {readonly mapping: Mapping; readonly onChange: (part: Partial<Mapping>) => void}) {
  const {columns, email, currency, dates} = mapping;
  const hasMoney = [columns.amount, columns.lifetime, columns.tax].some(header => header !== undefined);
  const hasDates = [columns.date, columns['last-charge'], columns['access-until']].some(header => header !== undefined);
  if (columns.email === undefined && !hasMoney && !hasDates) return null;
  return (
    <div class="card form">
      {columns.email === undefined ? undefined : (
        <>
          <label for="table-email">{i18n.t('importing.proven')}</label>
          <select
            id="table-email"
            value={email}
            onChange={event => onChange({email: event.currentTarget.value === 'strong' ? 'strong' : 'weak'})}
          >
            <option value="weak">{i18n.t('importing.provenNo')}</option>
            <option value="strong">{i18n.t('importing.provenYes')}</option>
          </select>
          <p class="second wrap">{i18n.t('importing.provenWhy')}</p>
        </>
      )}
      {hasMoney ? (
        <>
          <label for="table-currency">{i18n.t('importing.currency')}</label>
          <input
            id="table-currency"
            size={4}
            maxLength={3}
            pattern="[A-Za-z]{3}"
            required
            value={currency}
            onChange={event => onChange({currency: event.currentTarget.value.toUpperCase()})}
          />
        </>
      ) : undefined}
      {hasDates ? (
        <>
          <label for="table-dates">{i18n.t('importing.dates')}</label>
          <select
            id="table-dates"
            value={dates}
            onChange={event => onChange({dates: ORDERS_OF_DATES.find(one => one === event.currentTarget.value) ?? dates})}
          >
            <option value="day-first">{i18n.t('importing.dayFirst')}</option>
            <option value="month-first">{i18n.t('importing.monthFirst')}</option>
          </select>
        </>
      ) : undefined}
    </div>
  );
}
