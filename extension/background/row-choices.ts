import {hash53} from '#shared/identity/hash53';
import {identityKey} from '../dashboards/identity-key';
import type {RowIdentity} from '../messages';
import {rowChoices} from '../settings';

/** Whom the creator said a row of one site is: the rid of a record; undefined where they said nothing. */
export type Choices = (row: RowIdentity) => string | undefined;

/** @param origin - of the page that asks */
export async function choicesOn(origin: string | undefined): Promise<Choices> {
  const {[origin ?? '']: chosen} = await rowChoices.getValue();
  return row => chosen?.[keyOf(row)];
}

/** Remembers in this browser whom a row is; without `id` it could be several people again. */
export async function keepChoice(origin: string | undefined, row: RowIdentity, id: string | undefined): Promise<void> {
  if (origin === undefined) return;
  const all = await rowChoices.getValue();
  const {[keyOf(row)]: _, ...others} = all[origin] ?? {};
  await rowChoices.setValue({...all, [origin]: id === undefined ? others : {...others, [keyOf(row)]: id}});
}

/** As a number: an address that somebody else's page shows is not written down. */
function keyOf(row: RowIdentity): string {
  return hash53(identityKey(row)).toString(36);
}
