import {i18n} from '#i18n';
import type {FigureId} from '#shared/insight/figures';
import type {Compared} from '#shared/insight/periods';
import type {Standing} from '#shared/insight/standing';
import type {Topic} from '#shared/insight/topics';
import {vendorName} from '../vendor-name';

/** What a number is called. */
export function figureName(id: FigureId): string {
  return i18n.t(`overview.name.${id}`);
}

/** What it counts, in a sentence. */
export function figureMeaning(id: FigureId): string {
  return i18n.t(`overview.means.${id}`);
}

export function comparedMeaning(event: Compared): string {
  return i18n.t(`overview.event.${event}`);
}

/** "No source of yours tells of a newsletter." */
export function missingText(topic: Topic): string {
  return i18n.t(`overview.missing.${topic}`);
}

/** In place of a number that cannot be said; undefined where it can. */
export function insteadOf({kind}: Standing): string | undefined {
  if (kind === 'known') return undefined;
  return i18n.t(kind === 'reading' ? 'overview.reading' : 'score.notKnown');
}

/** Why a number cannot be said. */
export function whyNot(standing: Standing): string | undefined {
  if (standing.kind === 'known') return undefined;
  if (standing.kind === 'missing') return missingText(standing.topic);
  return i18n.t('overview.readingWhy', [vendorName(standing.connection.vendor)]);
}
