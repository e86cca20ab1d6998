import {i18n} from '#i18n';
import type {Snapshot} from '../data/snapshot';
import {countOf} from '../data/snapshot';
import {formats} from '../language';
import {listOf} from '../route';
import type {Toasts} from '../toasts';
import {NoticeCard} from './notice-card';
import {RetentionCard} from './retention-card';

const OPTED_OUT = 'opted-out:yes';

/** The privacy part of the settings: who is not scored, how long what is kept, the notice, the way out. */
export function PrivacyCards({snapshot, toasts}: {readonly snapshot: Snapshot; readonly toasts: Toasts}) {
  const unscored = countOf(snapshot, OPTED_OUT);
  return (
    <>
      {unscored === 0 ? undefined : (
        <p>
          <a href={listOf(OPTED_OUT)} data-testid="unscored-count">
            {i18n.t('privacy.unscoredCount', unscored, [formats().number(unscored)])}
          </a>
        </p>
      )}
      <RetentionCard snapshot={snapshot} toasts={toasts} />
      <NoticeCard snapshot={snapshot} toasts={toasts} />
      <section class="card">
        <h2>{i18n.t('privacy.leave.title')}</h2>
        <p class="row wraps">
          <span class="grow wrap">{i18n.t('privacy.leave.linkAbout')}</span>
          <a href="#/leave">{i18n.t('privacy.leave.title')}</a>
        </p>
      </section>
    </>
  );
}
