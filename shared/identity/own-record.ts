import type {RecordKey} from '#shared/model/record';

const OWN_ID = /^(ghost-member|mailchimp-contact|kit-subscriber|hubspot-contact):(.+):([^:/]+)$/;
/** Whose record it is, and of which kind. */
const OWNERS = {
  'ghost-member': {vendor: 'ghost', kind: 'member'},
  'mailchimp-contact': {vendor: 'mailchimp', kind: 'member'},
  'kit-subscriber': {vendor: 'kit', kind: 'subscriber'},
  'hubspot-contact': {vendor: 'hubspot', kind: 'contact'},
} as const;

/**
 * The record whose own id an identifier is: its account gave it, and the key is made of it. So nobody needs an index to find
 * that record, and the index lists only others that say the same id.
 *
 * @param text - as `identifierText` prints it
 */
export function ownRecord(text: string): RecordKey | undefined {
  const [, type, account, id] = OWN_ID.exec(text) ?? [];
  if (type === undefined) return undefined;
  const {vendor, kind} = OWNERS[type as keyof typeof OWNERS];
  return `${vendor}/${account}/${kind}/${id}`;
}
