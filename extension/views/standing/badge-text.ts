import {i18n} from '#i18n';
import {ACTIONS, type Action} from '#shared/model/action';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Badge} from '#shared/model/reward';
import {DID} from '../did-words';
import {formats} from '../language';
import {channelName} from '../loyalty/rule-words';

type Doing = {readonly channel?: string | undefined; readonly action: string};

/** "5 times: wrote a review (Your own site)". What a badge is for, in a line. */
export function badgeForText({for: what}: Badge, plan: Pick<ProgrammePlan, 'levels' | 'sequences'>): string {
  const {number, money} = formats();
  switch (what.kind) {
    case 'count':
      return i18n.t('standing.badgeFor.count', what.times, [number(what.times), doingText(what)]);
    case 'streak': {
      const {length, per, amount} = what;
      const said: [string, string] = [number(length), doingText(what)];
      if (amount === undefined) return i18n.t(`standing.badgeFor.${per}`, length, said);
      return i18n.t('phrase.then', [
        i18n.t(`standing.badgeFor.${per}`, length, said),
        i18n.t('standing.badgeFor.atLeast', [money(amount)]),
      ]);
    }
    case 'points':
      return i18n.t('standing.badgeFor.points', what.points, [number(what.points)]);
    case 'level':
      return i18n.t('standing.badgeFor.level', [plan.levels?.find(({id}) => id === what.level)?.name ?? '…']);
    case 'sequence':
      return i18n.t('standing.badgeFor.sequence', [plan.sequences?.find(({id}) => id === what.sequence)?.name ?? '…']);
    case 'hand':
      return i18n.t('standing.badgeFor.hand');
  }
}

/** "commented", with where where it says so. */
export function doingText({channel, action}: Doing): string {
  const did = isAction(action) ? i18n.t(DID[action]) : action;
  return channel === undefined ? did : i18n.t('phrase.with', [did, channelName(channel)]);
}

function isAction(text: string): text is Action {
  return ACTIONS.some(action => action === text);
}
