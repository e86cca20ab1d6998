import {i18n} from '#i18n';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import {DID} from '../did-words';
import {formats} from '../language';
import {Ago} from '../parts/ago';
import {vendorName} from '../vendor-name';

const MOST_LINES = 20;

/** What a person did, one by one, and how often in all. Nothing where no vendor tells. */
export function ActivitySection({activity, now}: {readonly activity: Supporter['activity']; readonly now: number}) {
  if (activity === undefined) return null;
  const {number} = formats();
  return (
    <section aria-labelledby="activity-title">
      <h3 id="activity-title">{i18n.t('did.title')}</h3>
      <ul class="reasons second">
        {activity.sums.map(({vendor, action, count, lastAt}) => (
          <li key={`${vendor} ${action}`}>
            {i18n.t(DID[action])} <span class="number">{number(count)}</span> ({vendorName(vendor)}),{' '}
            <Ago at={lastAt} now={now} />
          </li>
        ))}
      </ul>
      <details>
        <summary>{i18n.t('did.newest')}</summary>
        <ol class="reasons">
          {activity.newest.slice(0, MOST_LINES).map(({record, key, at, action, subject}) => (
            <li key={`${record} ${key}`}>
              <Ago at={at} now={now} /> {i18n.t(DID[action])} {subject === undefined ? '' : <q>{subject}</q>}{' '}
              <span class="second">{vendorName(vendorOf(record))}</span>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
