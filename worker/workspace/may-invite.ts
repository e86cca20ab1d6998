import type {Supporter} from '#shared/model/supporter';
import {tagId} from '#shared/model/tag-id';
import {NO_CONTACT_TAG} from '#shared/reach/audience';
import type {Sql} from './sql';

const DAY_MS = 86_400_000;

/** Whether somebody can be asked for the newsletter: no word of theirs on mail stands against it, and none says that they have it. */
export function mayInvite({email, mail, tags}: Supporter): boolean {
  if (email === undefined || tags.some(({name}) => tagId(name) === NO_CONTACT_TAG)) return false;
  return mail === undefined || mail.state === 'none';
}

/** Whether they were asked within a day: a second command for the same person is one that lost its answer. */
export function wasJustInvited({contacts = []}: Supporter, now: number): boolean {
  return contacts.some(({purpose, channel, at}) => purpose === 'invite' && channel === 'mail-tool' && at > now - DAY_MS);
}

/**
 * Of some addresses those whose owner said no to mail under any record here, who need not be the same person to us: an address
 * that bounced proves nothing about who has it (C30).
 */
export function unwillingAddresses(sql: Sql, emails: readonly string[]): ReadonlySet<string> {
  const rows = sql.batch<{email: string}>(
    `select distinct lower(i.value ->> 'value') as email
     from supporter s, json_each(s.doc, '$.records') r, json_each(r.value, '$.identifiers') i
     where s.doc is not null and i.value ->> 'type' = 'email'
       and r.value -> 'fields' ->> 'mailState' in ('unsubscribed', 'cleaned', 'complained')
       and lower(i.value ->> 'value') in (select value from json_each(?))`,
    emails.map(email => email.toLowerCase()),
  );
  return new Set(rows.map(({email}) => email));
}
