import {i18n} from '#i18n';
import type {RankedAs, Redemption} from '#shared/model/account';
import type {Grant} from '#shared/model/grant';
import type {Picture} from '#shared/model/picture';
import type {Command} from '#shared/protocol/commands';
import {formats} from '../language';

export type StandingActions = {
  /** Each true when it was done. */
  readonly onPicture: (picture: Picture) => Promise<boolean>;
  /** `supporter`: the rid of the record that it hangs on, so that its undo puts it back there. */
  readonly onRemoveGrant: (supporter: string, grant: Grant) => Promise<boolean>;
  readonly onRedemption: (supporter: string, redemption: Redemption, state: Redemption['state']) => Promise<boolean>;
  readonly onRankAs: (supporter: string, as: RankedAs) => Promise<boolean>;
};

type Run = (command: Command, said: string, undo?: Command) => Promise<boolean>;

const STATES = {
  done: 'standing.redemptions.saidDone',
  cancelled: 'standing.redemptions.saidCancelled',
  open: 'standing.redemptions.saidOpen',
} as const;

/** What the creator does with somebody's points; `run` sends a command and says so with its undo. */
export function standingActions(run: Run): StandingActions {
  const fresh = () => ({id: crypto.randomUUID(), at: Date.now()});
  return {
    onPicture: picture => run({...fresh(), kind: 'picture-put', picture}, i18n.t('standing.picture.saved')),
    onRemoveGrant: (supporter, held) =>
      run({...fresh(), kind: 'grant-remove', supporter, grant: held.id, held}, i18n.t('standing.give.takenBack')),
    onRedemption: (supporter, {id, name, state: before}, state) => {
      const command = {kind: 'redemption-set' as const, supporter, redemption: id};
      return run({...fresh(), ...command, state}, i18n.t(STATES[state], [name]), {...fresh(), ...command, state: before});
    },
    onRankAs: (supporter, as) => run({...fresh(), kind: 'rank-as', supporter, as}, i18n.t('standing.rankAs.saved')),
  };
}

/** "130 points", "−20 points". */
export function pointsText(points: number): string {
  return i18n.t('standing.points', points, [formats().number(points)]);
}
