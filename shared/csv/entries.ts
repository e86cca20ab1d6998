import {textCell} from '#shared/csv/cells';
import {dateCell} from '#shared/csv/date-cell';
import {headerName} from '#shared/csv/detect';
import type {FileFormat} from '#shared/csv/formats';
import type {ColumnUse, Mapping} from '#shared/csv/mapping';
import type {ReadRow, RowProblem} from '#shared/csv/read-export';
import type {Row} from '#shared/csv/rows';
import {serialCell} from '#shared/csv/serial-date';
import {fold} from '#shared/filter/fold';
import {hash53} from '#shared/identity/hash53';
import type {Action} from '#shared/model/action';
import type {Engagement} from '#shared/model/engagement';
import type {Channel} from '#shared/model/promotion';
import {entryKey} from '#shared/promotion/entry-key';
import {type Named, participantOf} from '#shared/promotion/participant-key';
import {postIdOf} from '#shared/promotion/post-id';

/** Whose likes and comments a table lists, where it does not say so itself. */
export type EntryFile = {
  readonly channel: Channel;
  readonly account: string;
  /** The post, for lines that name none. */
  readonly post: string;
  /** What every line is, for tables that do not say; undefined: their columns do. */
  readonly action?: 'liked' | 'commented' | undefined;
};

const MOST_KEY = 100;

/** How a table of likes and comments is read: a line is one entry, and those of one person become one reading. */
export function entriesFormat(mapping: Mapping, file: EntryFile): FileFormat {
  const read: ReadRow = (row, {asOf}) => {
    const cells = entryCells(row, mapping);
    const named = nameOf(cells, file.channel);
    const {line} = row;
    if (named === 'rounded') return {problem: {line, code: 'rounded-id', value: cells('id')}};
    if (named === undefined) return {problem: {line, code: 'nobody'}};
    const action = actionOf(cells, file);
    if (action === undefined) return {problem: {line, code: 'no-action', value: cells('action')}};
    const problems: RowProblem[] = [];
    const at = timeOf(cells, mapping);
    if (Number.isNaN(at)) problems.push({line, code: 'bad-date', column: mapping.columns.date, value: cells('date')});
    const {key, identifiers} = participantOf(file.channel, file.account, named);
    const activity = entryOf(cells, {action, file, at: at === undefined || Number.isNaN(at) ? undefined : at, asOf});
    const name = named.name ?? named.handle;
    const fields = name === undefined ? {} : {name};
    return {reading: {key, source: 'file', asOf, identifiers, fields, activities: [activity]}, problems};
  };
  return {read, purchases: {}};
}

type Cells = (use: ColumnUse) => string | undefined;

function entryCells(row: Row, {columns}: Mapping): Cells {
  // Spreadsheets guard long numbers with an apostrophe.
  return use => (columns[use] === undefined ? undefined : textCell(row.cell(headerName(columns[use]))?.replace(/^'/, '')));
}

/** 'rounded': a spreadsheet wrote the id as a number with too few digits, and nobody can say who it was. */
function nameOf(cells: Cells, channel: Channel): Named | 'rounded' | undefined {
  const [own, profile, name] = [cells('id'), profileOf(cells('profile')), cells('name')];
  if (own !== undefined && /^\d([.,]\d+)?e\+?\d+$/i.test(own)) return 'rounded';
  const id = own ?? profile.id;
  const handle = (cells('handle') ?? profile.handle)?.replace(/^@/, '').toLowerCase();
  if (id === undefined && handle === undefined && name === undefined) return undefined;
  // What stands in a column of ids and is none is a handle, as where a tool writes the user's name there.
  const isHandle = id !== undefined && channel === 'youtube' ? id.startsWith('@') : false;
  return isHandle ? {handle: id?.slice(1).toLowerCase(), name} : {id, handle, name};
}

/** What the address of somebody's profile says of them. */
function profileOf(link: string | undefined): Named {
  const path = /^(?:https?:\/\/)?[^/\s]+\.[^/\s]+\/(\S+)$/.exec(link ?? '')?.[1] ?? '';
  const id = /(?:[?&]id=|^channel\/|^people\/[^/]+\/|^profile\/(?=did:))([\w:.-]+)/.exec(path)?.[1];
  if (id !== undefined) return {id};
  const handle = /^(?:profile\/|@)?([\w.-]+)\/?(?:$|\?)/.exec(path)?.[1];
  return handle === undefined || handle.endsWith('.php') ? {} : {handle};
}

const ACTIONS: readonly (readonly [RegExp, Action])[] = [
  [/comment|repl(y|ies)|coment|respuesta|reponse/, 'commented'],
  [/\bfollow|\babonn|\bsuiv|\bsegui/, 'followed'],
  [/\bsave|enregistr|guard/, 'saved'],
  [/check ?-?in|visit|localis/, 'checked-in'],
  [/\bview|watch|\bvue|\bvista|\bvio\b|regard/, 'watched'],
  [/\bshare|\brepost|partag|compart/, 'shared'],
  [
    /like|love|haha|wow|\bsad\b|angry|care|\baime|gusta|encanta|adore|triste|grrr|divierte|asombra|enfada|solidaire|importa|reaction|reaccion|❤|👍|♥/,
    'liked',
  ],
];

/** What a line is: its own word, else what the creator says of the file, else a comment where there is its text. */
function actionOf(cells: Cells, {action}: EntryFile): Action | undefined {
  const word = fold(cells('action') ?? '');
  const told = word === '' ? undefined : ACTIONS.find(([words]) => words.test(word))?.[1];
  if (told !== undefined) return told;
  return action ?? (cells('text') === undefined ? undefined : 'commented');
}

/** Undefined: nobody says when; NaN: it cannot be read. */
function timeOf(cells: Cells, {dates}: Mapping): number | undefined {
  const [date, time] = [cells('date'), cells('time')];
  if (date === undefined) return undefined;
  const both = time === undefined ? date : `${date} ${time}`;
  const serial = serialCell(date);
  if (serial !== undefined) return serial + (time === undefined ? 0 : (serialCell(time) ?? dayPart(time, dates)));
  const at = dateCell(both, dates);
  return at === undefined || !Number.isNaN(at) ? at : dateCell(date, dates);
}

/** A time of day alone, after midnight of any day. */
function dayPart(time: string, dates: Mapping['dates']): number {
  const at = dateCell(`2000-01-01 ${time}`, dates);
  return at === undefined || Number.isNaN(at) ? 0 : at - Date.UTC(2000, 0, 1);
}

type Told = {readonly action: Action; readonly file: EntryFile; readonly at: number | undefined; readonly asOf: number};

/** A post is liked once by one person; a comment is known by its id, else by when and what it says, which is not kept. */
function entryOf(cells: Cells, {action, file, at, asOf}: Told): Engagement {
  const post = postIdOf(file.channel, cells('post') ?? file.post);
  const otherwise = hash53([at ?? '', cells('text') ?? ''].join('\n')).toString(36);
  const key = entryKey(file.channel, {action, post, id: cells('entry'), otherwise});
  const many = action === 'watched' || action === 'checked-in' ? `/${at ?? ''}` : '';
  const whole = `${key}${many}`;
  return {
    key: whole.length > MOST_KEY ? `${action}/${hash53(whole).toString(36)}` : whole,
    at: at ?? asOf,
    action,
    subject: post.slice(0, 200),
    ...(at === undefined ? {undated: true} : {}),
  };
}
