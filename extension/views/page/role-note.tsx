import {i18n} from '#i18n';
import {parseFilter} from '#shared/filter/syntax';
import type {Filter} from '#shared/filter/tree';

/** Above a list that asks for roles: changing one by hand is vain where a bot owns it (J5). */
export function RoleNote({filter}: {readonly filter: string}) {
  const parsed = parseFilter(filter);
  if (!parsed.ok || !asksForRole(parsed.tree)) return null;
  return (
    <p class="list-note second" data-testid="role-note">
      {i18n.t('table.roleBot')}
    </p>
  );
}

function asksForRole(tree: Filter): boolean {
  if (tree.kind === 'and' || tree.kind === 'or') return tree.parts.some(asksForRole);
  if (tree.kind === 'not') return asksForRole(tree.part);
  return tree.kind === 'test' && tree.field === 'role';
}
