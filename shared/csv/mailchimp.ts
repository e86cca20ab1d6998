import {cellReader} from '#shared/csv/cell-reader';
import {defined, textCell} from '#shared/csv/cells';
import {cutRecord, finder} from '#shared/csv/cut-record';
import {headerName} from '#shared/csv/detect';
import {keyPart} from '#shared/csv/key-part';
import type {FileKind} from '#shared/csv/mapping';
import type {ReadRow} from '#shared/csv/read-export';
import type {Row} from '#shared/csv/rows';
import {normaliseEmail} from '#shared/identity/normalise';
import type {MailState} from '#shared/model/record';

/*
 * The audience export, one file each for subscribed, unsubscribed and cleaned. The UPPERCASE system columns are stable; the
 * leading ones carry the audience's own labels (« Deine E-Mail Adresse »), so the address is found by content.
 */

// In lower case, as a spreadsheet may have left them. Labels may be in capitals too, so their case tells nothing.
const SYSTEM = new Set([
  ...['member_rating', 'optin_time', 'optin_ip', 'confirm_time', 'confirm_ip', 'latitude', 'longitude', 'gmtoff', 'dstoff'],
  ...['timezone', 'cc', 'region', 'last_changed', 'leid', 'euid', 'notes', 'tags', 'unsub_time', 'unsub_campaign_title'],
  ...['unsub_campaign_id', 'unsub_reason', 'unsub_reason_other', 'clean_time', 'clean_campaign_title', 'clean_campaign_id'],
]);

const FIRST_NAME = ['first name', 'fname', 'prénom', 'nombre', 'vorname'];
const LAST_NAME = ['last name', 'lname', 'nom', 'apellido', 'apellidos', 'nachname'];

const STATE_OF_FILE: Partial<Record<FileKind, MailState>> = {
  'mailchimp-subscribed': 'subscribed',
  'mailchimp-unsubscribed': 'unsubscribed',
  'mailchimp-cleaned': 'cleaned',
};

export const readMailchimpMember: ReadRow = (row, {account, asOf, headers, kind}) => {
  const {time, problems} = cellReader(row);
  const email = emailOf(row, headers);
  const euid = textCell(row.cell('euid'));
  if (email === undefined) return {problem: {line: row.line, code: 'missing-email'}};
  const name = [...FIRST_NAME, ...LAST_NAME].flatMap(header => textCell(row.cell(header)) ?? []).join(' ');
  const mailState = STATE_OF_FILE[kind] ?? 'none';
  const tags = tagsOf(row.cell('tags'));
  return {
    reading: {
      key:
        euid === undefined
          ? `mailchimp/${account}/email/${keyPart(email)}`
          : `mailchimp/${account}/member/${encodeURIComponent(euid)}`,
      source: 'file',
      asOf: time('last_changed') ?? asOf,
      // A cleaned address bounced: nobody reads there, so it proves nothing about who a person is.
      identifiers: [{type: 'email', value: email, strength: mailState === 'cleaned' ? 'weak' : 'strong'}],
      fields: defined({
        name: name === '' ? undefined : name,
        email,
        mailState,
        mailOptInAt: time('optin_time') ?? time('confirm_time'),
        note: textCell(row.cell('notes')),
        labels: tags.length === 0 ? undefined : tags,
      }),
    },
    problems,
  };
};

function emailOf(row: Row, headers: readonly string[]): string | undefined {
  const alias = normaliseEmail(row.cell('email address') ?? row.cell('email') ?? '');
  if (alias !== undefined) return alias;
  const own = headers.map(headerName).filter(header => !SYSTEM.has(header));
  return own.map(header => normaliseEmail(row.cell(header) ?? '')).find(found => found !== undefined);
}

/** The TAGS cell is a line of CSV in itself: `"VIP","Wave 1"`. */
function tagsOf(cell: string | undefined): string[] {
  const text = textCell(cell)?.replaceAll(/,\s+"/g, ',"');
  if (text === undefined) return [];
  const cutting = {find: finder(text), delimiter: ',', endsAtCr: false, isEnd: true};
  return (cutRecord(text, 0, cutting)?.cells ?? []).map(tag => tag.trim()).filter(tag => tag !== '');
}
