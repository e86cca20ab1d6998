import {i18n} from '#i18n';
import type {PublishWords} from '#shared/loyalty/publish';
import {formats} from '../language';
import {pointsText} from './standing-actions';

/** What a published list says in the interface's language. */
export function publishWords(title: string): PublishWords {
  return {
    title,
    unnamed: i18n.t('standing.publish.unnamed'),
    points: pointsText,
    tied: i18n.t('standing.publish.tied'),
    more: count => i18n.t('standing.publish.more', count, [formats().number(count)]),
  };
}
