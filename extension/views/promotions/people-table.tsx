import {i18n} from '#i18n';
import type {Participant} from '#shared/promotion/tally';
import {formats} from '../language';
import {printRoute} from '../route';
import {RowTable} from './row-table';
import type {Known} from './use-known';

type Props = {
  readonly people: readonly Participant[];
  readonly known: ReadonlyMap<string, Known>;
  /** Nobody tells who liked: no column says 0. */
  readonly hasLikes: boolean;
};

/** Each id once: how often it occurs, what it weighs, and who that is. */
export function PeopleTable({people, known, hasLikes}: Props) {
  const {number, date, exact} = formats();
  return (
    <RowTable
      label={i18n.t('promotions.sum.people')}
      columns="people"
      heads={[
        {text: i18n.t('promotions.col.person')},
        {text: i18n.t('promotions.col.user')},
        {text: i18n.t('promotions.col.times'), isNumber: true},
        ...(hasLikes ? [{text: i18n.t('promotions.col.likes'), isNumber: true}] : []),
        {text: i18n.t('promotions.col.comments'), isNumber: true},
        {text: i18n.t('promotions.col.posts'), isNumber: true},
        {text: i18n.t('promotions.col.weight'), isNumber: true},
        {text: i18n.t('promotions.col.last'), isNumber: true},
      ]}
      count={people.length}
      row={place => {
        const one = people[place];
        if (one === undefined) return undefined;
        const {rid, user, name, times, likes, comments, posts, weight, lastAt} = one;
        return {
          key: rid,
          cells: [
            <Person key="who" name={name} user={user} known={known.get(rid)} />,
            user,
            ...[times, ...(hasLikes ? [likes] : []), comments, posts].map(number),
            known.get(rid)?.isOptedOut ? '–' : number(weight),
            <span key="last" title={exact(lastAt)}>
              {date(lastAt)}
            </span>,
          ],
        };
      }}
    />
  );
}

type PersonProps = Pick<Participant, 'name' | 'user'> & {readonly known: Known | undefined};

/** A supporter by the name that everything else calls them; anybody else by their own, with the way to say who it is. */
export function Person({name, user, known}: PersonProps) {
  const shown = name ?? user;
  if (known === undefined) return <bdi class="clip">{shown}</bdi>;
  const path = printRoute({view: 'supporters', id: known.id, filter: '', people: []});
  if (known.isSupporter) {
    return (
      <span class="clip">
        <bdi>
          <a href={path}>{known.name ?? shown}</a>
        </bdi>{' '}
        {known.name === undefined || known.name === shown ? '' : <bdi class="second">{shown}</bdi>}
      </span>
    );
  }
  return (
    <span class="row">
      <a class="clip" href={path}>
        <bdi>{shown}</bdi>
      </a>
      <a class="second" href={printRoute({view: 'duplicates', left: known.id})}>
        {i18n.t('promotions.whoIsIt')} <span class="hidden">{shown}</span>
      </a>
    </span>
  );
}
