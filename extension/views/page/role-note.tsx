import {i18n} from '#i18n';
import {parseFilter} from '#shared/filter/syntax';
import type {Filter} from '#shared/filter/tree';
import type {Action} from '../../actions/action';
import {giveRole} from '../../actions/give-role';
import {takeRole} from '../../actions/take-role';

type Props = {readonly filter: string; readonly onDialog: (dialog: NonNullable<Action['dialog']>) => void};

/** Above a list that asks for roles: changing one by hand is vain where a bot owns it, and what can be done about the others (J5). */
export function RoleNote({filter, onDialog}: Props) {
  const parsed = parseFilter(filter);
  if (!parsed.ok) return null;
  const asked = asksForRole(parsed.tree);
  if (asked === undefined) return null;
  const action = asked === 'has' ? takeRole : giveRole;
  return (
    <div class="list-note row" data-testid="role-note">
      <p class="second grow wrap">{i18n.t('table.roleBot')}</p>
      <button type="button" data-testid="role-act" onClick={() => action.dialog !== undefined && onDialog(action.dialog)}>
        {action.label()}
      </button>
    </div>
  );
}

/** Whether people are sought who have a role, or who lack one; undefined where roles are not asked for. */
function asksForRole(tree: Filter): 'has' | 'lacks' | undefined {
  if (tree.kind === 'and' || tree.kind === 'or') return tree.parts.flatMap(part => asksForRole(part) ?? [])[0];
  if (tree.kind === 'not') {
    const asked = asksForRole(tree.part);
    return asked === undefined ? undefined : asked === 'has' ? 'lacks' : 'has';
  }
  return tree.kind === 'test' && tree.field === 'role' ? 'has' : undefined;
}
