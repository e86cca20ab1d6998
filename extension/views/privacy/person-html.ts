import {i18n} from '#i18n';
import type {Benefit} from '#shared/model/benefit';
import type {Source} from '#shared/model/record';
import {accountOf, vendorOf} from '#shared/model/record-key';
import type {HeldRecord, Supporter} from '#shared/model/supporter';
import {logKind} from '../../log/log-kind';
import {fieldText, SHOWN_FIELDS} from '../field-text';
import {formats, interfaceLanguage} from '../language';
import {timelineOf} from '../panel/timeline';
import {byText, entryText} from '../panel/timeline-text';
import {vendorName} from '../vendor-name';
import type {PersonExport} from './person-export';

type Section = {readonly title: string; readonly rows: readonly (readonly string[])[]};

/** The same as the JSON, to be read: one page without scripts, pictures or addresses of anybody's. */
export function personHtml(data: PersonExport, benefits: readonly Benefit[]): string {
  const {person} = data;
  const now = Date.parse(data.madeAt);
  const name = person.name?.value ?? person.email?.value ?? i18n.t('table.noName');
  const title = i18n.t('privacy.person.fileTitle', [name]);
  const sections: Section[] = [
    ...person.records.map(recordSection),
    ownSection(person),
    pointsSection(person),
    {
      title: i18n.t('panel.timeline'),
      rows: timelineOf(person, {histories: data.history, benefits, now}).map(entry => [
        formats().date(entry.at),
        entryText(entry),
        byText(entry),
      ]),
    },
    {
      title: i18n.t('page.log'),
      rows: data.log.map(entry => [
        formats().date(entry.at),
        i18n.t(`act.log.kind.${logKind(entry)}`),
        [entry.about, entry.filter].filter(text => text !== undefined).join(' · '),
      ]),
    },
  ];
  return page(title, i18n.t('privacy.person.made', [formats().exact(now)]), sections);
}

function recordSection(record: HeldRecord): Section {
  const vendor = vendorName(vendorOf(record.key));
  const [first] = record.sources;
  const custom = Object.entries(record.fields.custom ?? {});
  return {
    title: `${vendor} ${accountOf(record.key)}`,
    rows: [
      ...record.sources.map(({source, asOf}) => [i18n.t('person.sources'), sourceText(source, vendor), formats().date(asOf)]),
      ...SHOWN_FIELDS.flatMap(name => {
        const text = fieldText(name, record.fields);
        const source = record.said?.[name] ?? first?.source ?? 'self';
        return text === undefined ? [] : [[i18n.t(`field.${name}`), text, sourceText(source, vendor)]];
      }),
      ...custom.map(([label, text]) => [label, text, sourceText(first?.source ?? 'self', vendor)]),
      ...record.identifiers.map(({type, value}) => [type, value, '']),
    ],
  };
}

function sourceText(source: Source, vendor: string): string {
  return source === 'self' ? i18n.t('source.self') : i18n.t(`source.${source}`, [vendor]);
}

function ownSection({notes, tags, edits = [], unscored}: Supporter): Section {
  const {date} = formats();
  return {
    title: i18n.t('privacy.person.own'),
    rows: [
      ...(unscored === undefined ? [] : [[i18n.t('privacy.unscore'), date(unscored), '']]),
      ...tags.map(({name}) => [i18n.t('person.tags'), name, '']),
      ...notes.map(({text, at}) => [i18n.t('person.notes'), text, date(at)]),
      ...edits.map(({field, value, at}) => [
        i18n.t(`fields.${field === 'credit' ? 'creditName' : field}.label`),
        value ?? '–',
        date(at),
      ]),
    ],
  };
}

function pointsSection({points}: Supporter): Section {
  const sums = new Map<string, number>();
  for (const [, rule, count] of points) sums.set(rule, (sums.get(rule) ?? 0) + count);
  return {
    title: i18n.t('fields.points.label'),
    rows: [...sums].map(([rule, count]) => [rule, formats().number(count), '']),
  };
}

function page(title: string, made: string, sections: readonly Section[]): string {
  const tables = sections.filter(({rows}) => rows.length > 0).map(table);
  const style =
    'body{font:14px system-ui;max-width:60em;margin:2em auto}td,th{padding:4px 8px;text-align:start;vertical-align:top}';
  return [
    `<!doctype html><html lang="${escaped(interfaceLanguage())}"><meta charset="utf-8">`,
    `<title>${escaped(title)}</title><style>${style}</style>`,
    `<h1>${escaped(title)}</h1><p>${escaped(made)}</p>`,
    ...tables,
    '</html>',
  ].join('\n');
}

function table({title, rows}: Section): string {
  const lines = rows.map(cells => `<tr>${cells.map(cell => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
  return `<h2>${escaped(title)}</h2>\n<table>\n${lines.join('\n')}\n</table>`;
}

/** Text from vendors stays text. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}
