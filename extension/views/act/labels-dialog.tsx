import {useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Supporter} from '#shared/model/supporter';
import type {Plan, RunPlan, Watching} from '../../actions/quick-action';
import {holderOf} from '../../mirror/saved-filters';
import {dayOf, fileNameOf} from '../data/export-people';
import {saveFile} from '../data/save-file';
import {sayDone} from '../data/say-done';
import {useSupporters} from '../data/use-supporters';
import {addressCsv} from '../labels/address-csv';
import {type Addressed, addressed, inLabelOrder, LABEL_ORDERS} from '../labels/addressed';
import {LABEL_FORMATS, type LabelFormat, sheetsOf} from '../labels/label-format';
import {countryName, countryOf, labelLines} from '../labels/label-lines';
import {LabelSheets} from '../labels/label-sheets';
import {printLabels} from '../labels/print-labels';
import {formats, interfaceLanguage} from '../language';
import {ActDialog} from './act-dialog';
import type {ActProps} from './act-props';
import {parseBenefitPurpose} from './benefit-purpose';
import {DeliverDialog} from './deliver-dialog';
import {keepLabelChoice, type LabelChoice, readLabelChoice} from './label-choice';
import {listOfPeople} from './left-out-list';
import {ReadingSheet} from './reading-sheet';

/** Address labels of a list: a format, an order, what is on them, and who has no address (J3). */
export function LabelsDialog(props: ActProps) {
  const [read, setRead] = useState(0);
  const people = useSupporters(props.snapshot, props.ordinals, setRead);
  const [isPrinted, setPrinted] = useState(false);
  // What was printed for a benefit is on its way: that is what comes next.
  if (isPrinted) return <DeliverDialog {...props} />;
  if (people === undefined) {
    const title = i18n.t('act.labelsTitle');
    return <ReadingSheet id="labels" title={title} done={read} of={props.ordinals.length} onClose={props.onClose} />;
  }
  return <Labels {...props} people={people} onPrinted={() => setPrinted(true)} />;
}

type Props = ActProps & {readonly people: readonly Supporter[]; readonly onPrinted: () => void};

function Labels({people, onPrinted, ...props}: Props) {
  const language = interfaceLanguage();
  const [choice, choose] = useState(readLabelChoice);
  const format = LABEL_FORMATS.find(({id}) => id === choice.format) ?? LABEL_FORMATS[0];
  const {found, without} = useMemo(() => addressed(people), [people]);
  const sorted = useMemo(() => inLabelOrder(found, choice.order, language), [found, choice.order, language]);
  if (format === undefined) return null;
  const used = Math.min(choice.used, format.columns * format.rows - 1);
  const sheets = sheetsOf(sorted, format, used);
  // Only those that are looked at are written out.
  const written = (some: readonly (readonly (Addressed | undefined)[])[]) =>
    some.map(sheet => sheet.map(one => one && labelLines(one.name, one.address, {language, home: choice.home})));
  const onChoose = (change: Partial<LabelChoice>) => {
    choose({...choice, ...change});
    keepLabelChoice({...choice, ...change});
  };
  const isForBenefit = parseBenefitPurpose(props.purpose) !== undefined;
  return (
    <ActDialog
      {...props}
      act="labels"
      title={i18n.t('act.labelsTitle')}
      plan={planOf(props, {found: sorted, without, sheets: sheets.length})}
      run={runOf(sorted, watching => printLabels({sheets, written, format}, watching), format)}
      {...(isForBenefit ? {onDone: onPrinted} : {})}
    >
      <Choices choice={{...choice, format: format.id, used}} found={found} format={format} onChoose={onChoose} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key */}
      <section class="label-preview" tabIndex={0} aria-label={i18n.t('act.preview')}>
        <LabelSheets sheets={written(sheets.slice(0, 1))} format={format} />
      </section>
      <p>
        <button type="button" disabled={sorted.length === 0} onClick={() => void saveAddresses(props, sorted)}>
          {i18n.t('act.saveAddresses', sorted.length, [formats().number(sorted.length)])}
        </button>
      </p>
    </ActDialog>
  );
}

type Sorted = {readonly found: readonly Addressed[]; readonly without: readonly string[]; readonly sheets: number};

function planOf(props: ActProps, {found, without, sheets}: Sorted): Plan {
  const {number} = formats();
  const count = found.length;
  const homeless = without.flatMap(id => holderOf(props.snapshot.state, id) ?? []);
  return {
    count,
    undo: 'nothing',
    what: i18n.t('act.labelsWhat', count, [number(count), i18n.t('act.sheets', sheets, [number(sheets)])]),
    leftOut: [
      {
        count: homeless.length,
        text: i18n.t('act.noAddress', homeless.length, [number(homeless.length)]),
        list: listOfPeople(props, homeless),
      },
    ],
    button: i18n.t('act.labelsDo', count, [number(count)]),
  };
}

/** Whether it was printed in the end only the creator knows: the log says that the sheets were made. */
function runOf(found: readonly Addressed[], print: (watching: Watching) => Promise<boolean>, {name}: LabelFormat): RunPlan {
  return async watching => {
    if (!(await print(watching))) return {people: [], said: '', undo: []};
    const {number} = formats();
    const said = i18n.t('act.labelsMade', found.length, [number(found.length)]);
    return {people: found.map(({id}) => id), said, undo: [], about: name};
  };
}

async function saveAddresses({snapshot, toasts, name, segment}: ActProps, found: readonly Addressed[]): Promise<void> {
  const file = fileNameOf(name, snapshot.now, '.csv');
  saveFile(file, addressCsv(found), 'text/csv;charset=utf-8');
  const said = i18n.t('supporters.written', found.length, [formats().number(found.length), file]);
  const result = {people: found.map(({id}) => id), said, undo: [], about: `CSV ${dayOf(snapshot.now)}`};
  await sayDone({snapshot, toasts}, {act: 'labels', filter: segment, result});
}

type ChoicesProps = {
  readonly choice: LabelChoice;
  readonly found: readonly Addressed[];
  readonly format: LabelFormat;
  readonly onChoose: (change: Partial<LabelChoice>) => void;
};

function Choices({choice, found, format, onChoose}: ChoicesProps) {
  const language = interfaceLanguage();
  const countries = useMemo(() => [...new Set(found.map(({address}) => countryOf(address)))].filter(Boolean).sort(), [found]);
  return (
    <div class="pair">
      <div>
        <label for="labels-format">{i18n.t('act.format')}</label>
        <select id="labels-format" value={format.id} onChange={event => onChoose({format: event.currentTarget.value})}>
          {LABEL_FORMATS.map(({id, name}) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="labels-order">{i18n.t('act.order')}</label>
        <select
          id="labels-order"
          value={choice.order}
          onChange={event => onChoose({order: LABEL_ORDERS.find(order => order === event.currentTarget.value) ?? 'country'})}
        >
          {LABEL_ORDERS.map(order => (
            <option key={order} value={order}>
              {i18n.t(`act.sort.${order}`)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="labels-used">{i18n.t('act.used')}</label>
        <input
          id="labels-used"
          type="number"
          min={0}
          max={format.columns * format.rows - 1}
          value={choice.used}
          onInput={event => onChoose({used: Math.max(0, Math.trunc(Number(event.currentTarget.value)) || 0)})}
        />
      </div>
      <div>
        <label for="labels-home">{i18n.t('act.home')}</label>
        <select id="labels-home" value={choice.home} onChange={event => onChoose({home: event.currentTarget.value})}>
          <option value="">{i18n.t('act.everyCountry')}</option>
          {[...new Set([...countries, ...(choice.home === '' ? [] : [choice.home])])].map(code => (
            <option key={code} value={code}>
              {countryName(code, language)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
