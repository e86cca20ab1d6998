import type {Programme, ProgrammePlan} from '#shared/model/programme';
import type {Command} from '#shared/protocol/commands';

/** The creator's part of the programme, as it will be once the private server has carried out what waits. */
export function planOf(programme: Programme, pending: readonly Command[]): ProgrammePlan {
  const {w50: _, calibratedAt: __, calibratedOn: ___, taken: ____, rederived: _____, ...plan} = programme;
  // One that waits will be the next rev, and what is changed here afterwards is changed from that.
  return pending.reduce<ProgrammePlan>(
    (held, command) => (command.kind === 'programme-put' ? {...command.plan, rev: (command.plan.rev ?? 0) + 1} : held),
    plan,
  );
}
