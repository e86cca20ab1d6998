import {i18n} from '#i18n';
import {formats} from '../language';
import {Empty} from '../parts/empty';
import {ResultList} from '../parts/result-list';
import type {PersonRow} from '../person-row';

type Props = {
  readonly id: string;
  readonly rows: readonly PersonRow[];
  readonly total: number;
  readonly query: string;
  readonly active: number;
  readonly onOpen: (path: string) => void;
  readonly onClear: () => void;
};

/** What the search found, or that it found nobody. */
export function Found({id, rows, total, query, active, onOpen, onClear}: Props) {
  const {number} = formats();
  const rest = total - rows.length;
  return (
    <section>
      {total === 0 ? (
        <Empty text={i18n.t('popup.noResult', [query])} button={{label: i18n.t('verb.clearSearch'), onClick: onClear}} />
      ) : (
        <ResultList id={id} rows={rows} active={active} onOpen={person => onOpen(`#/supporters/${person}`)} />
      )}
      {rest > 0 ? <p class="second">{i18n.t('popup.more', rest, [number(rest)])}</p> : undefined}
    </section>
  );
}
