import {guessMapping} from '#shared/csv/guess-mapping';
import type {Mapping, TableSample} from '#shared/csv/mapping';
import type {KeptLine} from '../../importer/kept-file';
import {forgetTable, type KnownTable, keepTable, tableSettings} from '../../table-settings';
import type {Importing} from '../data/use-import';
import {useKept} from '../data/use-kept';
import {useStored} from '../data/use-stored';
import {datesHere} from '../dates-here';
import {interfaceLanguage} from '../language';
import type {Route} from '../route';
import {ImportView} from './import-view';
import {MappingForm} from './mapping-form';

type Props = {
  readonly isLocal: boolean;
  readonly route: Extract<Route, {view: 'import'}>;
  readonly importing: Importing;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onOpen: (path: string) => void;
  readonly put: (route: Route) => void;
};

/** Where files are dropped, and where the columns of a table that we do not know are explained. */
export function ImportPage(props: Props) {
  const {route, importing, put} = props;
  const kept = useKept(importing);
  const tables = useStored(tableSettings) ?? [];
  const waiting = kept.all.find(({id}) => id === route.id);
  const known = tables.find(({mapping}) => mapping.fingerprint === route.table);
  const back = () => put({view: 'import'});
  if (waiting?.sample !== undefined) {
    const {sample} = waiting;
    const lines = waiting.entries === undefined ? {} : {lines: 'entries' as const};
    const guess = guessMapping({sample, fileName: waiting.name, currency: currencyHere(), dates: datesHere(), ...lines});
    const save = (mapping: Mapping) =>
      void explain({mapping, sample}, waiting, importing).then(
        waiting.entries === undefined ? back : () => put({view: 'promotions'}),
      );
    return <MappingForm key={waiting.id} fileName={waiting.name} sample={sample} guess={guess} onSave={save} onCancel={back} />;
  }
  if (known !== undefined) return <Known known={known} onBack={back} />;
  return (
    <ImportView
      isLocal={props.isLocal}
      tables={tables}
      onFiles={props.onFiles}
      onChange={({mapping}) => put({view: 'import', table: mapping.fingerprint})}
      onForget={({mapping}) => void forgetTable(mapping.fingerprint)}
    />
  );
}

function Known({known, onBack}: {readonly known: KnownTable; readonly onBack: () => void}) {
  const {headers, mapping} = known;
  const save = (next: Mapping) => void keepTable({headers, mapping: next}).then(onBack);
  return (
    <MappingForm
      key={mapping.fingerprint}
      fileName={mapping.name}
      sample={{headers, rows: []}}
      guess={mapping}
      onSave={save}
      onCancel={onBack}
    />
  );
}

type Explained = {readonly mapping: Mapping; readonly sample: TableSample};

/** Remembers what was said of the table and reads the file that waited for it. */
async function explain({mapping, sample}: Explained, kept: KeptLine, {onGoOn}: Importing): Promise<void> {
  await keepTable({mapping, headers: sample.headers});
  onGoOn(kept);
}

/** A guess, for amounts that name none; the creator sees it and puts it right. */
function currencyHere(): string {
  return /^en/.test(interfaceLanguage()) ? 'USD' : 'EUR';
}
