import type {ComponentChildren, RefObject} from 'preact';
import {i18n} from '#i18n';
import type {Bits} from '#shared/filter/bits';
import type {Field} from '#shared/filter/catalogue';
import type {FilterProblem} from '#shared/filter/tree';
import type {Benefit} from '#shared/model/benefit';
import type {Action} from '../../actions/action';
import type {Completion} from '../builder/completion';
import type {Blame} from '../data/blame';
import type {History} from '../data/use-history';
import type {Remarks} from '../filter-remark-text';
import {FilterField} from '../parts/filter-field';
import {FirstRun} from '../parts/first-run';
import type {Sort} from '../route';
import {HandOverLine} from './hand-over-line';
import {ListActions, type ListDialog} from './list-actions';
import {NoMatch} from './no-match';
import {type Person, type PersonActions, PersonView} from './person-view';
import {RoleNote} from './role-note';
import {countText, type People, SupporterTable} from './supporter-table';

type Props = PersonActions & {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly isLocal: boolean;
  /** People in the mirror. */
  readonly total: number;
  readonly people: People;
  readonly filter: string;
  /** Only some people are looked at, such as those of one import. */
  readonly isPart: boolean;
  readonly onShowAll: () => void;
  readonly problem: FilterProblem | undefined;
  readonly remarks: Remarks;
  readonly blame: Blame | undefined;
  readonly sort: Sort;
  /** The columns after the name. */
  readonly fields: readonly Field[];
  readonly ticked: Bits;
  /** The order, where no column shows it. */
  readonly sortedBy: Sort | undefined;
  /** How many are ticked, and how many of them the list leaves out. */
  readonly figures: {readonly selected: number; readonly outside: number};
  readonly onTick: (ordinals: ArrayLike<number>, on: boolean) => void;
  readonly onClearTicks: () => void;
  readonly onDialog: (dialog: ListDialog) => void;
  /** The dialog that is open. */
  readonly sheet: ComponentChildren;
  /** The id of the person whose detail is open. */
  readonly selected: string | undefined;
  readonly person: Person | undefined;
  readonly history?: History;
  readonly benefits: readonly Benefit[];
  /** False while the person is still being read. */
  readonly isPersonRead: boolean;
  /** Between the filter and the list. */
  readonly above?: ComponentChildren;
  /** Why the person is in the list or not. */
  readonly why?: ComponentChildren;
  /** Points, level and badges of the person who is open. */
  readonly account?: ComponentChildren;
  /** What can stand at the caret of the filter. */
  readonly complete?: (text: string, caret: number) => Completion | undefined;
  readonly now: number;
  readonly onFilter: (text: string) => void;
  readonly onSort: (sort: Sort) => void;
  readonly onOpenPerson: (id: string | undefined) => void;
  /** The dialog of an action on the person who is open. */
  readonly onAct: (dialog: NonNullable<Action['dialog']>) => void;
  readonly onSaveFilter: (text: string) => void;
  readonly onOpen: (path: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
};

/** The list of supporters and, beside it, one of them. */
export function SupportersView(props: Props) {
  const {total, people, filter, problem, selected, now} = props;
  if (total === 0) {
    return <FirstRun isLocal={props.isLocal} onFiles={props.onFiles} onOpen={props.onOpen} />;
  }
  return (
    <div class={selected === undefined ? 'supporters' : 'supporters with-detail'}>
      <div class="list">
        <div class="toolbar">
          <h1>{i18n.t('page.supporters')}</h1>
          <FilterField
            input={props.input}
            id="filter"
            label={i18n.t('table.filter')}
            value={filter}
            problem={problem}
            remarks={props.remarks}
            onInput={props.onFilter}
            {...(props.complete === undefined ? {} : {complete: props.complete})}
            onDown={focusFirstRow}
          />
          <p class="count number" role="status">
            {countText(people.size, total)}
          </p>
          {props.isPart ? (
            <button type="button" onClick={props.onShowAll}>
              {i18n.t('verb.showAll')}
            </button>
          ) : undefined}
          {filter === '' || problem !== undefined ? undefined : (
            <button type="button" onClick={() => props.onSaveFilter(filter)}>
              {i18n.t('table.saveFilter')}
            </button>
          )}
        </div>
        {props.above}
        <RoleNote filter={filter} onDialog={props.onDialog} />
        {problem === undefined ? <HandOverLine filter={filter} /> : undefined}
        <ListActions
          size={people.size}
          {...props.figures}
          sortedBy={props.sortedBy}
          onClear={props.onClearTicks}
          onDialog={props.onDialog}
        />
        {people.size === 0 ? (
          <NoMatch blame={props.blame} onFilter={props.onFilter} />
        ) : (
          <SupporterTable
            people={people}
            fields={props.fields}
            sort={props.sort}
            opened={selected}
            ticked={props.ticked}
            now={now}
            onSort={props.onSort}
            onOpen={props.onOpenPerson}
            onTick={props.onTick}
            onCopy={props.onCopy}
          />
        )}
      </div>
      {props.sheet}
      {selected === undefined || !props.isPersonRead ? undefined : (
        <PersonView {...props} onClose={() => props.onOpenPerson(undefined)} />
      )}
    </div>
  );
}

function focusFirstRow(): void {
  document.querySelector<HTMLElement>('[role=grid] .table-body [role=row]')?.focus();
}
