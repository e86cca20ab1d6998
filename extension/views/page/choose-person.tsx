import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Supporter} from '#shared/model/supporter';
import {idAt} from '../../mirror/state';
import {columnRow} from '../data/column-row';
import {personName} from '../data/refused-joins';
import {searchPeople} from '../data/search-people';
import type {Snapshot} from '../data/snapshot';
import {ResultList} from '../parts/result-list';
import {SearchField} from '../parts/search-field';

type Props = {
  readonly snapshot: Snapshot;
  readonly person: Supporter;
  readonly onChoose: (id: string) => void;
  readonly onCancel: () => void;
};

const LIST = 'others';
const SHOWN = 30;

/** Finds the other person who is also this one; the name it starts with is theirs. */
export function ChoosePerson({snapshot, person, onChoose, onCancel}: Props) {
  const [query, setQuery] = useState(() => {
    const [first = ''] = personName(person).split(' ');
    return othersFor(snapshot, first, person.id).length === 0 ? '' : first;
  });
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const rows = useMemo(() => othersFor(snapshot, query, person.id), [snapshot, query, person.id]);
  const choose = () => {
    const row = rows[active];
    if (row !== undefined) onChoose(row.id);
  };
  return (
    <div class="column">
      <h1>{i18n.t('duplicates.alsoTitle', [personName(person)])}</h1>
      <div class="row">
        <div class="grow">
          <SearchField
            input={input}
            label={i18n.t('popup.search')}
            value={query}
            list={{id: LIST, active, size: rows.length}}
            onInput={text => {
              setQuery(text);
              setActive(0);
            }}
            onMove={lines => setActive(Math.max(0, Math.min(rows.length - 1, active + lines)))}
            onEnter={choose}
            onHelp={() => undefined}
          />
        </div>
        <button type="button" onClick={onCancel}>
          {i18n.t('verb.cancel')}
        </button>
      </div>
      {rows.length === 0 ? (
        <p class="second">{i18n.t('popup.noResult', [query])}</p>
      ) : (
        <ResultList id={LIST} rows={rows} active={active} onOpen={onChoose} />
      )}
    </div>
  );
}

function othersFor({state, programme, now}: Snapshot, query: string, own: string) {
  return searchPeople(state.columns, query, SHOWN + 1)
    .best.map(ordinal => columnRow(state.columns, {id: idAt(state, ordinal) ?? '', ordinal}, programme, now))
    .filter(row => row.id !== own)
    .slice(0, SHOWN);
}
