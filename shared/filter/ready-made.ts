import type {AnyColumns} from '#shared/filter/columns';
import {countOf} from '#shared/filter/evaluate';
import type {Filter} from '#shared/filter/tree';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';

/** A saved filter that somebody else wrote: `id` names its words, `starter.ID`. */
export type ReadyMade = {
  readonly id: string;
  readonly filter: string;
  /** Fields that say nothing of anybody where the data of this list are not there. */
  readonly needs: readonly string[];
  /** The order that the list is for. */
  readonly sort?: {readonly by: string; readonly descending: boolean};
};

/** Lists for the jobs that creators do by hand today, money first. Beside those that a workspace starts with. */
export const READY_MADE: readonly ReadyMade[] = [
  {id: 'declined-this-month', filter: 'state:declined last-charge:this-month', needs: ['last-charge']},
  {id: 'declined-but-reading', filter: 'state:declined last-opened:<30d', needs: ['last-opened']},
  {id: 'owed-benefit', filter: 'owed:*', needs: ['owed']},
  {id: 'address-missing', filter: 'address-missing:yes', needs: ['address-missing']},
  {id: 'deleted-tier', filter: 'flag:deleted-tier', needs: ['lost-tier']},
  {
    id: 'longest-standing',
    filter: 'kind:paid state:active joined:*',
    needs: ['joined'],
    sort: {by: 'joined', descending: false},
  },
  {id: 'top-lifetime', filter: 'lifetime:>0', needs: ['lifetime'], sort: {by: 'lifetime', descending: true}},
  {id: 'anniversary-this-week', filter: 'kind:paid state:active anniversary:this-week', needs: ['anniversary']},
  {id: 'unpaid-with-email', filter: '-kind:paid email:*', needs: ['email']},
  {id: 'member-not-subscribed', filter: 'kind:(paid, free) -newsletter:subscribed', needs: ['signed-up']},
  {id: 'subscriber-not-member', filter: 'newsletter:subscribed kind:none', needs: ['signed-up']},
  {id: 'unsubscribed-member', filter: 'kind:(paid, free) newsletter:unsubscribed', needs: ['signed-up']},
  {id: 'buyers-not-members', filter: 'order[status:complete] -kind:(paid, free)', needs: ['last-order']},
  {id: 'members-who-bought', filter: 'order[status:complete] kind:(paid, free)', needs: ['last-order']},
  // Whoever left paid once, and so is of the paid kind for ever.
  {id: 'role-without-pledge', filter: 'role:* -(kind:paid state:(active, declined))', needs: ['role']},
  // Who never linked a Discord account can have no role there.
  {id: 'pledge-without-role', filter: 'kind:paid state:active discord:* -role:*', needs: ['role']},
];

/** Those whose data these people have, and the others: a creator without a chat server looks for no roles. */
export function readyMade(columns: AnyColumns, now: number): {offered: ReadyMade[]; others: ReadyMade[]} {
  const known = new Map<string, boolean>();
  const isKnown = (field: string) => {
    const any: Filter = {kind: 'test', field, test: {op: 'any'}};
    const found = known.get(field) ?? countOf(any, columns, {now, programme: DEFAULT_PROGRAMME}) > 0;
    known.set(field, found);
    return found;
  };
  const offered = READY_MADE.filter(({needs}) => needs.every(isKnown));
  return {offered, others: READY_MADE.filter(list => !offered.includes(list))};
}
