import {i18n} from '#i18n';
import {type Doubt, doubtsOf} from '#shared/membership/doubts';
import {FACTS} from '#shared/membership/facts';
import {vendorOf} from '#shared/model/record-key';
import type {HeldRecord, Supporter} from '#shared/model/supporter';
import {factText} from '../fact-text';
import {formats} from '../language';
import {vendorName} from '../vendor-name';

/** What speaks against the status, and where sources disagree both values with their dates. Nothing where all is well. */
export function DoubtList({supporter}: {readonly supporter: Supporter}) {
  const doubts = doubtsOf(supporter);
  if (doubts.length === 0) return null;
  return (
    <ul class="reasons">
      {doubts.map(doubt => (
        <li key={`${doubt.record} ${doubt.because}`}>
          <DoubtLine doubt={doubt} held={supporter.records.find(({key}) => key === doubt.record)} />
        </li>
      ))}
    </ul>
  );
}

function DoubtLine({doubt, held}: {readonly doubt: Doubt; readonly held: HeldRecord | undefined}) {
  const vendor = vendorName(vendorOf(doubt.record));
  switch (doubt.because) {
    case 'no-charge-since':
      return <>{i18n.t('doubt.noChargeSince', [vendor, formats().date(doubt.at ?? 0)])}</>;
    case 'lost-tier':
      return <>{i18n.t('doubt.lostTier', [vendor, factText('lostTiers', held?.fields ?? {})])}</>;
    case 'sources-disagree':
      return (
        <>
          {i18n.t('doubt.disagree', [vendor])}
          <ul class="second">{held === undefined ? undefined : saidOtherwise(held)}</ul>
        </>
      );
  }
}

function saidOtherwise({key, fields, otherwise = []}: HeldRecord) {
  return otherwise.flatMap(({source, asOf, fields: said}) =>
    FACTS.filter(fact => said[fact] !== undefined).map(fact => {
      const place = source === 'self' ? i18n.t('source.self') : i18n.t(`source.${source}`, [vendorName(vendorOf(key))]);
      const values = [i18n.t(`field.${fact}`), factText(fact, said), place, formats().date(asOf), factText(fact, fields)];
      return <li key={`${source} ${fact}`}>{i18n.t('doubt.said', values as [string, string, string, string, string])}</li>;
    }),
  );
}
