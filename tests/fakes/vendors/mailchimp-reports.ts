import {addressHash, type Contact, mailchimpTime} from './mailchimp-audience.ts';

export type Campaign = {readonly id: string; readonly subject: string; readonly sentAt: number};
/** What a contact did with a mail. */
export type Did = {
  readonly campaign: string;
  readonly contact: string;
  readonly action: 'open' | 'click' | 'bounce';
  readonly at: number;
};

/** Mails that were sent, newest first. */
export function printCampaigns(campaigns: readonly Campaign[], {searchParams}: URL): Response {
  const since = Date.parse(searchParams.get('since_send_time') ?? '1970-01-01T00:00:00Z');
  const found = campaigns.filter(({sentAt}) => sentAt > since).sort((left, right) => right.sentAt - left.sentAt);
  return Response.json({
    campaigns: found.map(({id, subject}) => ({id, settings: {subject_line: subject}})),
    total_items: found.length,
  });
}

/** Everybody whom a mail was sent to, with what they did since: mostly nothing. */
export function printActivity(
  contacts: ReadonlyMap<string, Contact>,
  dids: readonly Did[],
  {campaign, url: {searchParams}}: {campaign: string; url: URL},
): Response {
  const since = Date.parse(searchParams.get('since') ?? '1970-01-01T00:00:00Z');
  const [count, offset] = [Number(searchParams.get('count') ?? 10), Number(searchParams.get('offset') ?? 0)];
  const emails = [...contacts.values()].map(one => ({
    campaign_id: campaign,
    list_id: 'a1b2c3',
    email_id: addressHash(one),
    email_address: one.email_address,
    activity: dids
      .filter(did => did.campaign === campaign && did.contact === one.unique_email_id && did.at > since)
      .map(({action, at}) => ({action, timestamp: mailchimpTime(at), ip: '203.0.113.7'})),
  }));
  return Response.json({emails: emails.slice(offset, offset + count), total_items: emails.length});
}
