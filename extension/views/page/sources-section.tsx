import {useContext} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Source} from '#shared/model/record';
import {accountOf, vendorOf} from '#shared/model/record-key';
import type {HeldRecord, Supporter} from '#shared/model/supporter';
import {badgeOf, ConnectionsBehind} from '../doors/fresh-lines';
import {fieldText, SHOWN_FIELDS} from '../field-text';
import {formats} from '../language';
import {refusalText} from '../refusal-text';
import {printRoute} from '../route';
import {vendorName} from '../vendor-name';

type Props = {readonly supporter: Supporter; readonly onRemovePerson: (record: HeldRecord) => void};

/** Every record of the person with its source, the fields that another source said last, and joins that were not made. */
export function SourcesSection({supporter, onRemovePerson}: Props) {
  const refused = supporter.refused ?? [];
  return (
    <section aria-labelledby="sources-title">
      <h3 id="sources-title">{i18n.t('person.sources')}</h3>
      {supporter.records.map(record => (
        <RecordFacts
          key={record.key}
          record={record}
          onRemove={isByHand(record) ? () => onRemovePerson(record) : undefined}
          apart={
            supporter.records.length > 1 ? printRoute({view: 'duplicates', left: supporter.id, split: record.rid}) : undefined
          }
        />
      ))}
      {refused.length === 0 ? undefined : (
        <>
          <h4>{i18n.t('person.refused')}</h4>
          <ul class="second">
            {refused.map(join => (
              <li key={`${join.left} ${join.right} ${join.over}`}>{refusalText(join)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Made by the creator; what a supporter linked on their own page is theirs to take back. */
function isByHand({key}: HeldRecord): boolean {
  return vendorOf(key) === 'self' && !isOwnPage(key);
}

function isOwnPage(key: string): boolean {
  return key.startsWith('self/own-page/');
}

type RecordProps = {
  readonly record: HeldRecord;
  /** Where the record is split off; undefined: it is the only one. */
  readonly apart: string | undefined;
  /** Only what was made by hand is removed by hand. */
  readonly onRemove: (() => void) | undefined;
};

function RecordFacts({record, apart, onRemove}: RecordProps) {
  const {date} = formats();
  const vendor = vendorName(vendorOf(record.key));
  const [first] = record.sources;
  const asOf = new Map(record.sources.map(source => [source.source, source.asOf]));
  const rows = SHOWN_FIELDS.flatMap(name => {
    const text = fieldText(name, record.fields);
    return text === undefined ? [] : [{label: i18n.t(`field.${name}`), text, source: record.said?.[name] ?? first?.source}];
  });
  const badge = badgeOf(useContext(ConnectionsBehind), record.key, Date.now());
  const custom = Object.entries(record.fields.custom ?? {}).map(([label, text]) => ({label, text, source: first?.source}));
  const sourceOf = (source: Source | undefined) =>
    source === undefined || isOwnPage(record.key) ? '' : sourceText(source, vendor, asOf.get(source), date);
  return (
    <div class="record">
      <h4>
        {vendor} <span class="second">{isOwnPage(record.key) ? i18n.t('linking.ownPage') : accountOf(record.key)}</span>{' '}
        {badge === undefined ? undefined : <span class="badge">{badge}</span>}
      </h4>
      <p class="row second">
        <span class="grow">{first === undefined ? i18n.t('standing.account.gone', [vendor]) : sourceOf(first.source)}</span>
        {apart === undefined ? undefined : <a href={apart}>{i18n.t('duplicates.notSame')}</a>}
        {onRemove === undefined ? undefined : (
          <button type="button" class="link" onClick={onRemove}>
            {i18n.t('duplicates.remove')}
          </button>
        )}
      </p>
      <table>
        <tbody>
          {[...rows, ...custom].map(({label, text, source}) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td class="wrap">
                {text}
                {source === first?.source ? undefined : <span class="second"> {sourceOf(source)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sourceText(source: Source, vendor: string, asOf: number | undefined, date: (at: number) => string): string {
  const text = source === 'self' ? i18n.t('source.self') : i18n.t(`source.${source}`, [vendor]);
  return asOf === undefined ? text : `${text} · ${i18n.t('person.asOf', [date(asOf)])}`;
}
