import {i18n} from '#i18n';
import {actPath} from '../actions/act-path';
import {actions} from '../actions/registry';
import type {Candidate, SegmentCount} from '../messages';
import {type Rankable, rank} from '../palette/rank';
import {formats} from '../views/language';
import {vendorName} from '../views/vendor-name';

/** One line of the palette. `hint` says what it is, or how many it is about. */
export type PaletteItem = Rankable & {readonly id: string; readonly hint: string; readonly act: () => void};

export type PaletteDeeds = {
  /** Opens our own page. */
  readonly open: (path: string) => void;
  readonly showPanel: (id: string) => void;
  /** Puts a saved filter on. */
  readonly choose: (segment: string) => void;
};

type Known = {
  readonly segments: readonly SegmentCount[];
  /** The filter that is on; undefined: none is. */
  readonly filter: string | undefined;
  readonly number: (value: number) => string;
  readonly deeds: PaletteDeeds;
};

const VIEWS = ['today', 'supporters', 'filters', 'benefits', 'history', 'duplicates', 'connections', 'settings'] as const;

/** What can be had without asking: saved filters, what can be done to everyone in the list, and the pages. */
export function fixedItems({segments, filter, number, deeds}: Known): PaletteItem[] {
  const filters = segments.map(({id, name, count}) => ({
    ...{id: `filter ${id}`, label: name, more: i18n.t('page.filters'), hint: number(count)},
    act: () => deeds.choose(id),
  }));
  const many = actions.flatMap(({id, label, scope, dialog}) => {
    // on everyone: only of those whom somebody chose to look at
    if (filter === undefined || scope === 'one' || dialog === undefined) return [];
    const path = actPath({kind: 'filter', filter}, dialog.act, dialog.purpose);
    return {id: `act ${id}`, label: label(), hint: i18n.t('overlay.palette.onList'), act: () => deeds.open(path)};
  });
  const views = VIEWS.map(view => ({
    ...{id: `view ${view}`, label: i18n.t(`page.${view}`), hint: i18n.t('overlay.palette.page')},
    act: () => deeds.open(`#/${view}`),
  }));
  return [...filters, ...many, ...views];
}

/** Those and the people who were found, best first. Whom only the search found, by a tag or with a typing error, comes last. */
export function foundItems(query: string, fixed: readonly PaletteItem[], people: readonly PaletteItem[]): PaletteItem[] {
  const ranked = rank(query, [...fixed, ...people]);
  return [...ranked, ...people.filter(person => !ranked.includes(person))];
}

export function personItem({id, name, email, vendors}: Candidate, {showPanel}: PaletteDeeds): PaletteItem {
  const label = name ?? email ?? i18n.t('overlay.card.noName');
  return {id: `person ${id}`, label, more: email, hint: formats().items(vendors.map(vendorName)), act: () => showPanel(id)};
}
