import type {Activity} from '#shared/model/activity';
import type {Programme} from '#shared/model/programme';
import {EPOCH_2020_MS} from '#shared/model/time';
import {randomOf} from '../../fixtures/random.ts';

const DAY_MS = 86_400_000;
export const NOW = Date.UTC(2026, 10, 20);
const START = Date.UTC(2025, 10, 20);
const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});

/** Every kind of rule but tenure, which no general engine can say in a condition. */
export const PROGRAMME: Programme = {
  halfLifeDays: 180,
  w50: 100,
  calibratedAt: null,
  calibratedOn: 0,
  timeZone: 'Europe/Paris',
  rules: [
    {id: 'payments', action: 'paid', points: 10, multipliers: [{by: 'tier', name: 'Gold', times: 2}]},
    {id: 'large', action: 'paid', points: 5, when: {amount: usd(1_000)}},
    {
      id: 'visits',
      channel: 'site',
      action: 'visited',
      points: 3,
      caps: [
        {per: 'day', points: 5},
        {per: 'month', points: 20},
      ],
    },
    {id: 'third', action: 'bought', points: 25, count: {every: 3}},
    {id: 'first', action: 'bought', points: 15, first: true},
    {id: 'reviews', channel: 'site', action: 'reviewed', points: 8, cooldownHours: 240},
    {id: 'event', action: 'attended', points: 30, from: Date.UTC(2026, 2, 1), until: Date.UTC(2026, 8, 1)},
    {id: 'guide', channel: 'site', action: 'downloaded', points: 4, when: {subjects: ['guide', 'zine']}},
  ],
};

/** A person with what they did, the oldest first, and since when they are on the tier that counts more. */
export type Drawn = {readonly activities: Activity[]; readonly goldFrom: number | undefined};

const ACTIONS = [
  'paid',
  'paid',
  'visited',
  'visited',
  'visited',
  'bought',
  'reviewed',
  'attended',
  'downloaded',
  'opened',
] as const;

/** People with one to nineteen activities: ten on average, and exactly so for every nineteen of them and for the rest. */
export function drawPeople(people: number): Drawn[] {
  const whole = people - (people % 19);
  return Array.from({length: people}, (_, number) => drawPerson(number, number < whole ? 1 + (number % 19) : 10));
}

function drawPerson(number: number, count: number): Drawn {
  const {int, pick, chance} = randomOf(20261123, `${number}`);
  const records = {site: `site/news.example/visitor/${number}`, patreon: `patreon/campaign/user/${number}`};
  const activities = Array.from({length: count}, (_, place): Activity => {
    const action = pick(ACTIONS);
    const isHere = action === 'paid' || chance(0.1);
    return {
      record: isHere ? records.patreon : records.site,
      key: String(place),
      at: START + int(365) * DAY_MS + int(24 * 60) * 60_000,
      action,
      ...(action === 'paid' ? {amount: usd(pick([300, 500, 1_000, 2_500]))} : {}),
      ...(action === 'downloaded' ? {subject: pick(['Guide', 'Zine', 'Poster'])} : {}),
    };
  });
  return {activities, goldFrom: chance(0.2) ? START + int(365) * DAY_MS : undefined};
}

/** Day and month in the programme's time zone by the hour, worked out beforehand: the peer gets them as facts. */
export function wallDates(): {dayAt(at: number): string} {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: PROGRAMME.timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const hourOf = (at: number) => Math.floor((at - EPOCH_2020_MS) / 3_600_000);
  const byHour = new Map<number, string>();
  for (let at = START - DAY_MS; at < NOW + DAY_MS; at += 3_600_000) byHour.set(hourOf(at), format.format(at));
  return {dayAt: at => byHour.get(hourOf(at)) ?? ''};
}
