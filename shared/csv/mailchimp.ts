import Papa from 'papaparse';
import {defined, textCell, timeCell} from '#shared/csv/cells';
import type {ExportKind} from '#shared/csv/detect';
import type {ReadRow, RowProblem} from '#shared/csv/read-export';
import type {Row} from '#shared/csv/rows';
import {normaliseEmail} from '#shared/identity/normalise';
import type {MailState} from '#shared/model/record';

/*
 * The audience export, one file each for subscribed, unsubscribed and cleaned. The UPPERCASE system columns are stable; the
 * leading ones carry the audience's own labels (« Deine E-Mail Adresse »), so the address is found by content.
 */

const SYSTEM = /^[A-Z][A-Z_]+$/;
const FIRST_NAME = ['first name', 'fname', 'prénom', 'nombre', 'vorname'];
const LAST_NAME = ['last name', 'lname', 'nom', 'apellido', 'apellidos', 'nachname'];

const STATE_OF_FILE: Partial<Record<ExportKind, MailState>> = {
  'mailchimp-subscribed': 'subscribed',
  'mailchimp-unsubscribed': 'unsubscribed',
  'mailchimp-cleaned': 'cleaned',
};

export const readMailchimpMember: ReadRow = (row, {account, asOf, headers, kind}) => {
  const problems: RowProblem[] = [];
  const email = emailOf(row, headers);
  const euid = textCell(row.cell('euid'));
  if (email === undefined) return {problem: {line: row.line, code: 'missing-email'}};
  const time = (name: string) => {
    const at = timeCell(row.cell(name));
    if (at !== undefined && Number.isNaN(at))
      problems.push({line: row.line, code: 'bad-date', column: name, value: row.cell(name)});
    return at === undefined || Number.isNaN(at) ? undefined : at;
  };
  const name = [...FIRST_NAME, ...LAST_NAME].flatMap(header => textCell(row.cell(header)) ?? []).join(' ');
  const mailState = STATE_OF_FILE[kind] ?? 'none';
  const tags = tagsOf(row.cell('tags'));
  return {
    reading: {
      key: euid === undefined ? `mailchimp/${account}/email/${email}` : `mailchimp/${account}/member/${encodeURIComponent(euid)}`,
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
  const own = headers.filter(header => !SYSTEM.test(header));
  return own.map(header => normaliseEmail(row.cell(header.toLowerCase()) ?? '')).find(found => found !== undefined);
}

/** The TAGS cell is a line of CSV in itself: `"VIP","Wave 1"`. */
function tagsOf(cell: string | undefined): string[] {
  const text = textCell(cell);
  if (text === undefined) return [];
  const [tags = []] = Papa.parse<string[]>(text, {delimiter: ','}).data;
  return tags.map(tag => tag.trim()).filter(tag => tag !== '');
}
