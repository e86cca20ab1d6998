import {i18n} from '#i18n';
import type {Promotion} from '#shared/model/promotion';
import type {Entry} from '#shared/promotion/entries';
import {weightOf} from '#shared/promotion/tally';
import {formats} from '../language';
import {Person} from './people-table';
import {postLabel} from './post-label';
import {RowTable} from './row-table';
import type {Known} from './use-known';

type Props = {
  readonly entries: readonly Entry[];
  readonly promotion: Promotion;
  readonly counted: ReadonlySet<string>;
  readonly known: ReadonlyMap<string, Known>;
};

/** Every entry: when, who, what, on which post, and what it weighs (LOY-33). */
export function EntriesTable({entries, promotion, counted, known}: Props) {
  const {number, date, clock, exact} = formats();
  const links = new Map(promotion.posts.map(({id, link}) => [id, link]));
  return (
    <RowTable
      label={i18n.t('promotions.sum.entries')}
      columns="entries"
      heads={[
        {text: i18n.t('promotions.col.date')},
        {text: i18n.t('promotions.col.time')},
        {text: i18n.t('promotions.col.person')},
        {text: i18n.t('promotions.col.user')},
        {text: i18n.t('promotions.col.action')},
        {text: i18n.t('promotions.col.post')},
        {text: i18n.t('promotions.col.weight'), isNumber: true},
      ]}
      count={entries.length}
      row={place => {
        const entry = entries[place];
        if (entry === undefined) return undefined;
        const {id, rid, at, undated, name, user, action, post} = entry;
        return {
          key: id,
          cells: [
            undated ? <span class="second">{i18n.t('promotions.noDate')}</span> : <span title={exact(at)}>{date(at)}</span>,
            undated ? '' : clock(at, at),
            <Person key="who" name={name} user={user} known={known.get(rid)} />,
            user,
            i18n.t(action === 'liked' ? 'promotions.like' : 'promotions.comment'),
            <span key="post" title={links.get(post)}>
              {postLabel(links.get(post) ?? post, promotion)}
            </span>,
            counted.has(id) ? number(weightOf(entry, promotion)) : <span class="second">{i18n.t('promotions.notCounted')}</span>,
          ],
        };
      }}
    />
  );
}
