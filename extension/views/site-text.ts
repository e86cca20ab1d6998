import {i18n} from '#i18n';
import type {SiteReport} from '../messages';

/** What an enabled page shows, in one line, and what is odd about it, in one sentence. */
export type SiteText = {readonly line: string; readonly note?: string | undefined};

/** Undefined for a page without a list of people. */
export function siteText(report: SiteReport, number: (value: number) => string): SiteText | undefined {
  const {adapter, rows, recognised, state} = report;
  if (adapter === '') return undefined;
  if (state === 'broken') return {line: i18n.t('health.broken', [adapter])};
  if (rows === 0) return undefined;
  return {line: i18n.t('site.rows', rows, [adapter, number(rows), number(recognised)]), note: noteOf(report)};
}

/** The one thing that the creator may want to know; the report to copy has all of them. */
function noteOf({adapter, state, reasons, rowsFrom}: SiteReport): string | undefined {
  if (rowsFrom === 'detector') return state === 'ok' ? i18n.t('health.byColumns') : i18n.t('health.changed', [adapter]);
  if (reasons.includes('chips-wiped')) return i18n.t('health.wiped');
  if (reasons.includes('conflicting-identifiers')) return i18n.t('health.conflicts');
  if (reasons.includes('rows-without-identity')) return i18n.t('health.patchy');
  return state === 'ok' ? undefined : i18n.t('health.disagree');
}
