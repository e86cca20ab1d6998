import {i18n} from '#i18n';
import type {Supporter} from '#shared/model/supporter';
import {formats} from '../language';

/** What an erasure takes with it, as part of a sentence: the balance that stands, and what was redeemed and is still owed. */
export function whatGoes({records, notes, tags, points, account}: Supporter): string {
  const {number, list} = formats();
  const own = tags.filter(tag => tag.own).length;
  const sum = account?.balance ?? points.reduce((total, [, , count]) => total + count, 0);
  const open = account?.redemptions?.filter(({state}) => state === 'open').length ?? 0;
  return list([
    i18n.t('erase.records', records.length, [number(records.length)]),
    ...(notes.length === 0 ? [] : [i18n.t('erase.notes', notes.length, [number(notes.length)])]),
    ...(own === 0 ? [] : [i18n.t('erase.tags', own, [number(own)])]),
    ...(sum === 0 ? [] : [i18n.t('erase.points', sum, [number(sum)])]),
    ...(open === 0 ? [] : [i18n.t('standing.owed', open, [number(open)])]),
    i18n.t('erase.history'),
  ]);
}
