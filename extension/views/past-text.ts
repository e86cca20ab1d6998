import {i18n} from '#i18n';
import {MAX_RETRIES} from '#shared/membership/recovery';
import type {AnniversaryRow, DeclinedRow, EventRow, MemberRow, PastMembership} from '#shared/protocol/past';
import {formats} from './language';

/** Tier and pledge as they were. */
export function memberText({tier, pledge}: PastMembership | MemberRow): string {
  return [tier, pledge === undefined ? undefined : formats().money(pledge)].filter(word => word !== undefined).join(' · ');
}

/** The membership that something happened to; from what to what where that is what happened. */
export function eventText({before, after}: EventRow): string {
  const words = [before, after].flatMap(member => (member === undefined ? [] : memberText(member)));
  return words.filter(word => word !== '').join(' → ');
}

/** What became of a declined payment, whether it was written about, and what the service still tries by itself. */
export function declinedText(row: DeclinedRow): string {
  const {day, number, money} = formats();
  const ended = row.endedAt === undefined ? '' : day(row.endedAt);
  const said = {
    recovered: () =>
      row.recovered === undefined ? i18n.t('past.backOn', [ended]) : i18n.t('phrase.backOnWith', [ended, money(row.recovered)]),
    lost: () => i18n.t('past.lostOn', [ended]),
    retrying: () => i18n.t('past.triesLeft', [number(Math.max(0, MAX_RETRIES - row.attempts)), number(MAX_RETRIES)]),
    open: () => i18n.t('past.stillOpen'),
  }[row.outcome]();
  return row.contactedAt === undefined ? said : `${said} ${i18n.t('past.contactedOn', [day(row.contactedAt)])}`;
}

export function anniversaryText({years, since}: AnniversaryRow): string {
  const {number, day} = formats();
  return i18n.t('past.years', years, [number(years), day(since)]);
}
