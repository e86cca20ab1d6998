import {i18n} from '#i18n';
import type {Picture} from '#shared/model/picture';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Badge} from '#shared/model/reward';
import type {Supporter} from '#shared/model/supporter';
import {formats} from '../language';
import {BadgePicture} from './badge-picture';

type Props = {
  readonly supporter: Supporter;
  readonly plan: Pick<ProgrammePlan, 'badges'>;
  readonly pictures: ReadonlyMap<string, Picture>;
};

/** The badges of a person, and those on the way. A badge that is planned no more is not shown. */
export function AccountBadges({supporter: {account}, plan: {badges = []}, pictures}: Props) {
  const {number, date} = formats();
  const byId = new Map(badges.map(badge => [badge.id, badge]));
  const held = (account?.badges ?? []).flatMap(({id, at}) => known(byId.get(id), {at}));
  const onWay = (account?.progress ?? []).flatMap(({id, have, of}) => known(byId.get(id), {have, of}));
  if (held.length === 0 && onWay.length === 0) return null;
  return (
    <>
      {held.length === 0 ? undefined : (
        <ul class="awards" aria-label={i18n.t('standing.account.badges')} data-testid="badges">
          {held.map(({badge, at}) => (
            <li key={badge.id} title={i18n.t('standing.account.badgeSince', [badge.name, date(at)])}>
              <BadgePicture badge={badge} pictures={pictures} side={40} />
              <span class="clip">{badge.name}</span>
            </li>
          ))}
        </ul>
      )}
      {onWay.length === 0 ? undefined : (
        <ul class="on-way" aria-label={i18n.t('standing.account.progress')}>
          {onWay.map(({badge, have, of}) => (
            <li key={badge.id} class="row">
              <span class="grow clip">{badge.name}</span>
              <progress value={have} max={Math.max(1, of)} aria-label={badge.name} />
              <span class="number second">{i18n.t('standing.account.have', [number(have), number(of)])}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function known<T>(badge: Badge | undefined, rest: T): (T & {readonly badge: Badge})[] {
  return badge === undefined ? [] : [{badge, ...rest}];
}
