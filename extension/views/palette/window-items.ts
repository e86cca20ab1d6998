import {i18n} from '#i18n';
import type {Supporter} from '#shared/model/supporter';
import {actPath} from '../../actions/act-path';
import type {SegmentCount} from '../../messages';
import {foundItems, type PaletteItem} from '../../overlay/palette-items';
import {formats} from '../language';
import {labelForMany, manyActions} from '../page/list-actions';
import {personActions} from '../page/person-menu';
import type {PersonRow} from '../person-row';
import {listOf, NAVIGATION} from '../route';
import type {PresentList} from './present-list';

export type Known = {
  readonly segments: readonly SegmentCount[];
  /** Who is open. */
  readonly person: Supporter | undefined;
  readonly list: PresentList | undefined;
  readonly onOpen: (path: string) => void;
};

/** What can be had without a search: what can be done to who is open or listed, saved filters, and the views. */
export function windowItems({segments, person, list, onOpen}: Known): PaletteItem[] {
  const {number} = formats();
  const own = person === undefined ? [] : personItems(person, onOpen);
  const many = list === undefined || list.count === 0 ? [] : listItems(list);
  const filters = segments.map(({id, name, filter, count}) => ({
    ...{id: `filter ${id}`, label: name, more: i18n.t('page.filters'), hint: number(count)},
    act: () => onOpen(listOf(filter)),
  }));
  const views = NAVIGATION.map(view => ({
    ...{id: `view ${view}`, label: i18n.t(`page.${view}`), hint: i18n.t('overlay.palette.page')},
    act: () => onOpen(`#/${view}`),
  }));
  return [...own, ...many, ...filters, ...views];
}

function personItems(person: Supporter, onOpen: Known['onOpen']): PaletteItem[] {
  const hint = person.name?.value ?? person.email?.value ?? '';
  return personActions(person).map(({action, dialog: {act, purpose}}) => ({
    ...{id: `own ${action.id}`, label: action.label(), hint},
    act: () => onOpen(actPath({kind: 'one', id: person.id}, act, purpose)),
  }));
}

function listItems({count, act}: PresentList): PaletteItem[] {
  const hint = i18n.t('act.log.people', count, [formats().number(count)]);
  return manyActions().map(({action, dialog}) => ({
    ...{id: `many ${action.id}`, label: labelForMany(action), hint},
    act: () => act(dialog),
  }));
}

/** People first by their names, then whoever only the search found. */
export function searched(
  query: string,
  fixed: readonly PaletteItem[],
  {people, onPerson}: {readonly people: readonly PersonRow[]; readonly onPerson: (id: string) => void},
): PaletteItem[] {
  const found = people.map(({id, name, email}) => ({
    ...{
      id: `person ${id}`,
      label: name ?? email ?? i18n.t('table.noName'),
      more: email,
      hint: name === undefined ? '' : (email ?? ''),
    },
    act: () => onPerson(id),
  }));
  return foundItems(query, fixed, found);
}
