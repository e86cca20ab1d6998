export type HubspotContact = {
  id: string;
  properties: Record<string, string | null>;
  createdAt: string;
  updatedAt: string;
  archived: boolean;
  archivedAt?: string;
};

/** A contact as the CRM prints one; `number` decides id, name and when it was changed. */
export function hubspotContact(number: number, properties: HubspotContact['properties'] = {}): HubspotContact {
  const createdAt = '2025-04-01T10:00:00.000Z';
  const changedAt = new Date(Date.UTC(2026, 1, 1) + number * 600_000).toISOString();
  return {
    id: String(1_000 + number),
    properties: {
      firstname: 'Contact',
      lastname: String(number),
      email: `member${number}@example.org`,
      hs_additional_emails: null,
      createdate: createdAt,
      lastmodifieddate: changedAt,
      lifecyclestage: 'subscriber',
      hubspot_owner_id: null,
      hs_merged_object_ids: null,
      hs_email_optout: null,
      hs_email_hard_bounce_reason_enum: null,
      hs_email_delivered: null,
      hs_email_open: null,
      hs_email_last_open_date: null,
      hs_email_last_click_date: null,
      ...properties,
    },
    createdAt,
    updatedAt: properties.lastmodifieddate ?? changedAt,
    archived: false,
  };
}

/** Changes properties as HubSpot does: the contact was changed then. */
export function changeContact(contact: HubspotContact, properties: HubspotContact['properties'], at: number): void {
  const changedAt = new Date(at).toISOString();
  Object.assign(contact.properties, properties, {lastmodifieddate: changedAt});
  contact.updatedAt = changedAt;
}

/** Only the properties that were asked for; one that the portal does not have is left out. */
export function printed(contact: HubspotContact, asked: readonly string[], known: ReadonlySet<string>): HubspotContact {
  const names = asked.filter(name => name in contact.properties || known.has(name));
  return {...contact, properties: Object.fromEntries(names.map(name => [name, contact.properties[name] ?? null]))};
}
