import type {Programme, ProgrammePlan} from '#shared/model/programme';
import type {Command} from '#shared/protocol/commands';

/** The creator's part of the programme, as it will be once the private server has carried out what waits. */
export function planOf(programme: Programme, pending: readonly Command[]): ProgrammePlan {
  const {w50: _, calibratedAt: __, calibratedOn: ___, taken: ____, rederived: _____, ...plan} = programme;
  return pending.reduce<ProgrammePlan>((held, command) => (command.kind === 'programme-put' ? command.plan : held), plan);
}
