import {readFileSync} from 'node:fs';
import Papa from 'papaparse';
import {normaliseEmail} from '#shared/identity/normalise';
import {IDENTIFIER_TYPES, type Identifier, type IdentifierType} from '#shared/model/identifier';
import type {PostalAddress, Reading, RecordKey} from '#shared/model/record';
import {Refusal} from '../../setup/refusal.ts';

/** What a column means, by its header in small letters without spaces, strokes and underscores. */
const COLUMNS = {
  first: ['firstname', 'givenname', 'forename', 'fname', 'first', 'given'],
  last: ['surname', 'lastname', 'familyname', 'lname', 'last', 'family'],
  name: ['name', 'fullname', 'displayname', 'username'],
  email: ['email', 'emailaddress', 'mail', 'useremail'],
  phone: ['phone', 'phonenumber', 'telephone', 'mobile', 'tel'],
  born: ['dob', 'dateofbirth', 'birthdate', 'birthday', 'yearofbirth', 'yob'],
  street: ['street', 'address', 'address1', 'streetaddress', 'addressline1'],
  city: ['city', 'town', 'suburb', 'placeofbirth'],
  state: ['state', 'region', 'province'],
  zip: ['zip', 'zipcode', 'postcode', 'postalcode'],
  country: ['country'],
  account: ['source', 'dataset', 'vendor', 'platform', 'account', 'origin', 'database', 'table'],
} as const;
type Meaning = keyof typeof COLUMNS;

const IDS = Object.keys(IDENTIFIER_TYPES).filter(type => type !== 'email') as IdentifierType[];

export type People = {
  readonly readings: Reading[];
  readonly truth: Map<RecordKey, string>;
  /** Headers by what they were read as. Those under `links` can join records; what is under `ignored` was not read. */
  readonly columns: {readonly truth: string; readonly links: string[]; readonly other: string[]; readonly ignored: string[]};
};

/**
 * Reads a table of people that says in one column who is who: each row a record of its own, of the account that a column names.
 * E-mail addresses count as strong, as they do where the creator says so of a file. Rows without a truth are left out.
 *
 * @throws Refusal where there is nothing to read, naming the columns that were found
 */
export function readPeople({file, truth, separator}: {file: string; truth: string; separator?: string | undefined}): People {
  const {headers, rows} = readTable(file, separator);
  const found = `The columns of ${file} are: ${headers.join(', ')}.`;
  const answer = headers.find(header => header === truth) ?? headers.find(header => plain(header) === plain(truth));
  if (answer === undefined) throw new Refusal(`There is no column "${truth}". ${found}`);
  const meant = meanings(headers.filter(header => header !== answer));
  if (meant.size === 0) throw new Refusal(`None of the columns says anything of a person that is known here. ${found}`);
  const readings: Reading[] = [];
  const truths = new Map<RecordKey, string>();
  for (const [place, row] of rows.entries()) {
    const who = row[answer]?.trim() ?? '';
    if (who === '') continue;
    const reading = readRow(row, meant, place + 1);
    readings.push(reading);
    truths.set(reading.key, who);
  }
  if (readings.length === 0) throw new Refusal(`No row of ${file} has anything in "${answer}". ${found}`);
  const isLink = (header: string) => ['email', ...IDS].includes(meant.get(header) ?? '');
  return {
    readings,
    truth: truths,
    columns: {
      truth: answer,
      links: [...meant.keys()].filter(isLink),
      other: [...meant.keys()].filter(header => !isLink(header)),
      ignored: headers.filter(header => header !== answer && !meant.has(header)),
    },
  };
}

type Row = Readonly<Record<string, string | undefined>>;

function readTable(file: string, separator: string | undefined): {headers: string[]; rows: Row[]} {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
  if (text.trim() === '') throw new Refusal(`${file} is empty.`);
  const {data, meta} = Papa.parse<Row>(text, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: header => header.trim(),
    ...(separator === undefined ? {} : {delimiter: separator === '\\t' ? '\t' : separator}),
  });
  const headers = meta.fields ?? [];
  if (data.length === 0) throw new Refusal(`${file} has no rows. Its columns are: ${headers.join(', ')}.`);
  return {headers, rows: data};
}

/** Each header's meaning; of two with one meaning the first counts. */
function meanings(headers: readonly string[]): Map<string, Meaning | IdentifierType> {
  const meant = new Map<string, Meaning | IdentifierType>();
  for (const header of headers) {
    const word = plain(header);
    const column = (Object.keys(COLUMNS) as Meaning[]).find(name => COLUMNS[name].some(known => known === word));
    const meaning = column ?? IDS.find(type => [plain(type), `${plain(type)}id`].includes(word));
    if (meaning !== undefined && ![...meant.values()].includes(meaning)) meant.set(header, meaning);
  }
  return meant;
}

function readRow(row: Row, meant: ReadonlyMap<string, Meaning | IdentifierType>, line: number): Reading {
  const cells = new Map([...meant].map(([header, meaning]) => [meaning, row[header]?.trim() ?? '']));
  const cell = (meaning: Meaning | IdentifierType) => cells.get(meaning) ?? '';
  const account = cell('account') === '' ? 'file' : cell('account').replaceAll('/', '-');
  const email = normaliseEmail(cell('email'));
  const name = cell('name') === '' ? [cell('first'), cell('last')].filter(word => word !== '').join(' ') : cell('name');
  const identifiers: Identifier[] = email === undefined ? [] : [{type: 'email', value: email, strength: 'strong'}];
  for (const type of IDS) if (cell(type) !== '') identifiers.push(identifier(type, cell(type), account));
  const address: PostalAddress = {};
  for (const part of ['street', 'city', 'state', 'zip', 'country', 'phone'] as const)
    if (cell(part) !== '') address[part] = cell(part);
  return {
    key: `${account.toLowerCase().replace(/[^a-z]+/g, '-') || 'file'}/${account}/row/${line}`,
    source: 'file',
    asOf: 0,
    identifiers,
    fields: {
      ...(name === '' ? {} : {name}),
      ...(email === undefined ? {} : {email}),
      ...(Object.keys(address).length === 0 ? {} : {address}),
      ...(cell('born') === '' ? {} : {custom: {born: cell('born')}}),
    },
  };
}

function identifier(type: IdentifierType, value: string, account: string): Identifier {
  // A handle can be anybody's.
  const strength = type === 'handle' ? 'weak' : 'strong';
  return {type, value, strength, ...(IDENTIFIER_TYPES[type].scoped ? {account} : {})};
}

function plain(header: string): string {
  return header.toLowerCase().replace(/[\s_\-.]/g, '');
}
