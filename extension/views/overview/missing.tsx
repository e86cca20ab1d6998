import {i18n} from '#i18n';
import type {FigureId} from '#shared/insight/figures';
import type {Overview} from '#shared/insight/overview';
import type {Topic} from '#shared/insight/topics';
import {missingText} from './figure-words';

/** The topics of these numbers that no source tells of. */
export function missingTopics(overview: Overview, ids: readonly FigureId[]): Topic[] {
  const topics = ids.flatMap(id => {
    const {standing} = overview.figure(id);
    return standing.kind === 'missing' ? standing.topic : [];
  });
  return [...new Set(topics)];
}

/** What no source tells of, once for a card, and the way to one that does. */
export function Missing({topics}: {readonly topics: readonly Topic[]}) {
  if (topics.length === 0) return null;
  return (
    <p data-testid="missing">
      {topics.map(missingText).join(' ')} <a href="#/connections">{i18n.t('overview.connect')}</a>
    </p>
  );
}
