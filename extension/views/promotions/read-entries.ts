import type {Promotion} from '#shared/model/promotion';
import type {Entry} from '#shared/promotion/entries';
import {pullEntries} from '../../api/promotions';
import {readEntriesHere} from '../../local/read-entries';
import type {Mirror} from '../../mirror/open-mirror';
import type {StoredSession} from '../../settings';

/** Every entry of a promotion, from whichever home is in use. Throws `ApiError` where the private server does not answer. */
export async function readEntries(mirror: Mirror, session: StoredSession | null, promotion: Promotion): Promise<Entry[]> {
  if (session === null) return readEntriesHere(mirror.database, promotion);
  const server = {origin: session.server, token: session.token};
  const entries: Entry[] = [];
  let after: string | undefined;
  do {
    const page = await pullEntries(server, promotion.id, after);
    entries.push(...page.entries);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return entries;
}
