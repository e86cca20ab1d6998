import type {RefObject} from 'preact';
import {i18n} from '#i18n';
import type {FilterProblem} from '#shared/filter/tree';
import type {Benefit} from '#shared/model/benefit';
import type {Blame} from '../data/blame';
import type {History} from '../data/use-history';
import type {Remarks} from '../filter-remark-text';
import {formats} from '../language';
import {Empty} from '../parts/empty';
import {FilterField} from '../parts/filter-field';
import {FirstRun} from '../parts/first-run';
import type {Sort} from '../route';
import {type Person, type PersonActions, PersonView} from './person-view';
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
  readonly selected: string | undefined;
  readonly person: Person | undefined;
  readonly history?: History;
  readonly benefits: readonly Benefit[];
  /** False while the person is still being read. */
  readonly isPersonRead: boolean;
  readonly now: number;
  readonly onFilter: (text: string) => void;
  readonly onSort: (sort: Sort) => void;
  readonly onOpenPerson: (id: string | undefined) => void;
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
        {people.size === 0 ? (
          <NoMatch blame={props.blame} onFilter={props.onFilter} />
        ) : (
          <SupporterTable
            people={people}
            sort={props.sort}
            selected={selected}
            now={now}
            onSort={props.onSort}
            onOpen={props.onOpenPerson}
          />
        )}
      </div>
      {selected === undefined || !props.isPersonRead ? undefined : (
        <PersonView {...props} onClose={() => props.onOpenPerson(undefined)} />
      )}
    </div>
  );
}

function focusFirstRow(): void {
  document.querySelector<HTMLElement>('[role=grid] .table-body [role=row]')?.focus();
}

function NoMatch({blame, onFilter}: {readonly blame: Blame | undefined; readonly onFilter: (text: string) => void}) {
  if (blame === undefined) {
    return <Empty text={i18n.t('table.noMatch')} button={{label: i18n.t('verb.showAll'), onClick: () => onFilter('')}} />;
  }
  const {condition, leavesOut, without} = blame;
  const text = `${i18n.t('table.noMatch')} ${i18n.t('table.leavesOut', [condition, formats().number(leavesOut)])}`;
  return <Empty text={text} button={{label: i18n.t('verb.dropCondition'), onClick: () => onFilter(without)}} />;
}
