import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import {formats} from '../language';
import {channelName} from '../loyalty/rule-words';
import {type RankingQuestion, spanOfQuestion} from './ranking-question';

/** "Top 10, October 2026", as it is published too. */
export function rankingTitle(question: RankingQuestion, plan: ProgrammePlan, now: number): string {
  const time = periodText(question, plan, now);
  if (question.channel === undefined) return i18n.t('standing.ranking.title', [time]);
  return i18n.t('standing.ranking.titleOf', [time, channelName(question.channel)]);
}

/** "October 2026", and of which channel. */
export function rankingHeading(question: RankingQuestion, plan: ProgrammePlan, now: number): string {
  const time = periodText(question, plan, now);
  return question.channel === undefined ? time : i18n.t('phrase.then', [time, channelName(question.channel)]);
}

function periodText(question: RankingQuestion, plan: ProgrammePlan, now: number): string {
  const {from, to} = spanOfQuestion(question, plan, now);
  const {wholeMonth, date} = formats();
  if (from === undefined || to === undefined) return i18n.t('standing.period.all');
  // The middle of a month is that month in every zone.
  if (question.period.endsWith('month')) return wholeMonth((from + to) / 2);
  return i18n.t('standing.period.span', [date(from), date(to - 1)]);
}
