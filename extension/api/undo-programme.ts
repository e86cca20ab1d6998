import type {Command} from '#shared/protocol/commands';
import type {Before, Made} from './undo';

type ProgrammeCommand = Extract<
  Command,
  {
    kind: 'programme-put' | `picture-${'put' | 'remove'}` | 'grant' | 'grant-remove' | 'redeem' | 'redemption-set' | 'rank-as';
  }
>;

const KINDS: ReadonlySet<string> = new Set<ProgrammeCommand['kind']>([
  'programme-put',
  'picture-put',
  'picture-remove',
  'grant',
  'grant-remove',
  'redeem',
  'redemption-set',
  'rank-as',
]);

export function isOfProgramme(command: Command): command is ProgrammeCommand {
  return KINDS.has(command.kind);
}

/** Takes back what was done in the loyalty programme; undefined where there is nothing to take back, or it cannot be. */
export function undoOfProgramme(command: ProgrammeCommand, before: Before, made: Made): Command | undefined {
  switch (command.kind) {
    case 'programme-put': {
      const {w50: _, calibratedAt: __, calibratedOn: ___, taken: ____, rederived: _____, ...plan} = before.programme;
      return {...made, kind: 'programme-put', plan: {...plan, rev: (command.plan.rev ?? 0) + 1}};
    }
    case 'picture-put': {
      const held = before.pictures.find(({id}) => id === command.picture.id);
      const rev = command.picture.rev + 1;
      if (held !== undefined) return {...made, kind: 'picture-put', picture: {...held, rev}};
      return {...made, kind: 'picture-remove', picture: command.picture.id, rev};
    }
    case 'picture-remove': {
      const held = before.pictures.find(({id}) => id === command.picture);
      return held === undefined ? undefined : {...made, kind: 'picture-put', picture: {...held, rev: 0}};
    }
    case 'grant': {
      const {supporter, points, reason, badge, again: {id, at} = command} = command;
      const held = {id, at, points, reason, ...(badge === undefined ? {} : {badge})};
      return {...made, kind: 'grant-remove', supporter, grant: id, held};
    }
    case 'redeem':
      return {...made, kind: 'redemption-set', supporter: command.supporter, redemption: command.id, state: 'cancelled'};
    case 'redemption-set': {
      const {supporter, redemption} = command;
      const held = before.supporter?.account?.redemptions?.find(({id}) => id === redemption);
      if (held === undefined || held.state === command.state) return undefined;
      return {...made, kind: 'redemption-set', supporter, redemption, state: held.state};
    }
    case 'rank-as':
      return {...made, kind: 'rank-as', supporter: command.supporter, as: before.supporter?.rankedAs ?? 'short'};
    case 'grant-remove': {
      if (command.held === undefined) return undefined;
      const {id, at, ...given} = command.held;
      return {...made, kind: 'grant', supporter: command.supporter, ...given, again: {id, at}};
    }
    default:
      return command satisfies never;
  }
}
