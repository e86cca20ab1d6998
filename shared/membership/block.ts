import type {RecordKey} from '#shared/model/record';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';

/**
 * Whom a block at a vendor shuts out: every account of the person that we know there. Patreon blocks further ones that nobody
 * can name beforehand: those that pay by the same card, and others of theirs (T8, SAL-30). None of them can join or buy while
 * the block stands (SAL-31, SAL-32).
 */
export function accountsBlocked({records}: Pick<Supporter, 'records'>, vendor: string): RecordKey[] {
  return records.flatMap(({key}) => (vendorOf(key) === vendor ? key : []));
}
