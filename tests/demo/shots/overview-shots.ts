import {expect, type Page} from '@playwright/test';
import type {Connection} from '#shared/model/connection';
import type {HeldRecord, Supporter} from '#shared/model/supporter';
import type {Extended} from '../../e2e/extension.ts';
import {type Follow, openView} from './browser.ts';
import type {Camera} from './camera.ts';
import type {Feed} from './feed-server.ts';
import {feedOf} from './feeds.ts';

/** The whole of it. */
const TALL = {width: 1440, height: 1_750};
const NARROW = {width: 320, height: 3_800};
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** Numbers across three sources: all known, formulas open, narrow, one source missing, one being read, and 50,000 people. */
export async function shootOverview(extended: Extended, camera: Camera, follow: Follow): Promise<void> {
  const now = Date.now();
  await follow(overviewFeed(feedOf(500, now), now));
  const page = await openView(extended, 'page.html#/overview', TALL);
  await expect(page.locator('[data-figure=left]')).toBeVisible({timeout: 30_000});
  await camera.shoot(page, 'page-overview--all');
  for (const id of ['both', 'ofMembers', 'left', 'money-EUR', 'source-discord']) await openFormula(page, id);
  await camera.shoot(page, 'page-overview--formulas');
  await page.setViewportSize(NARROW);
  await camera.shoot(page, 'page-overview--narrow');
  await page.setViewportSize(TALL);
  await follow(membersOnly(now));
  await expect(page.getByTestId('missing').first()).toBeVisible();
  await page.evaluate(() => document.querySelector('main')?.scrollTo(0, 0));
  await camera.shoot(page, 'page-overview--no-newsletter');
  await follow(beingRead(now));
  await expect(page.getByTestId('no-number').first()).toBeVisible();
  await openFormula(page, 'readers');
  await camera.shoot(page, 'page-overview--being-read');
  await page.close();
}

/** The same of a list that is long. */
export async function shootLongOverview(extended: Extended, camera: Camera): Promise<void> {
  const page = await openView(extended, 'page.html#/overview', TALL);
  await expect(page.getByTestId('overlap')).toBeVisible({timeout: 60_000});
  await camera.shoot(page, 'page-overview--50000-reading');
  await expect(page.locator('[data-figure=left]')).toBeVisible({timeout: 60_000});
  await camera.shoot(page, 'page-overview--50000');
  await page.close();
}

/** Formulas keep open when the people behind them change. */
async function openFormula(page: Page, id: string): Promise<void> {
  const button = page.locator(`[data-figure=${id}] .formula-button`);
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
}

/** A source as its card would show it. */
function connected(vendor: string, now: number, more: Partial<Connection> = {}): Connection {
  return {
    ...{id: vendor, vendor, label: LABELS[vendor] ?? '', state: 'idle', nextAt: now + 46 * MINUTE},
    ...{lastCompleteAt: now - 14 * MINUTE, records: 500, skipped: 0, ...more},
  };
}

const LABELS: Readonly<Record<string, string>> = {
  patreon: 'Ada’s letters',
  mailchimp: 'Readers of the letters',
  discord: 'The workshop',
  gumroad: 'Shop',
};

/** Patreon, Mailchimp with its opens, a chat server, and some who pay in euro. */
function overviewFeed(feed: Feed, now: number): Feed {
  return {
    ...feed,
    supporters: feed.supporters.map((person, at) => enriched(person, at, now)),
    connections: [
      connected('patreon', now, {expected: 290, completeness: 1, records: 290}),
      connected('mailchimp', now, {expected: 357, completeness: 0.98, records: 350}),
      connected('discord', now, {lastCompleteAt: now - 50 * MINUTE, records: 120}),
      connected('gumroad', now, {id: 'file:gumroad', lastCompleteAt: now - 9 * DAY, nextAt: null}),
    ],
  };
}

function enriched(person: Supporter, at: number, now: number): Supporter {
  const records = person.records.map(record => inEuro(record, at));
  if (at % 4 === 0) records.push(onServer(at, now));
  const reads = person.records.some(({key}) => key.startsWith('mailchimp/')) && at % 5 !== 0;
  if (!reads) return {...person, records};
  const lastAt = now - ((at * 7) % 160) * DAY;
  const sums = [{vendor: 'mailchimp', action: 'opened' as const, count: 1 + (at % 30), lastAt}];
  return {...person, records, activity: {sums, newest: []}};
}

function inEuro(record: HeldRecord, at: number): HeldRecord {
  const {pledge} = record.fields;
  if (pledge === undefined || at % 6 !== 0) return record;
  return {...record, fields: {...record.fields, pledge: {...pledge, currency: 'EUR'}}};
}

function onServer(at: number, now: number): HeldRecord {
  return {
    ...{key: `discord/7/member/${at}`, rid: `discord${at}`.padEnd(20, 'a').replaceAll(/[0189]/g, 'b')},
    sources: [{source: 'api', asOf: now}],
    fields: {roles: at % 8 === 0 ? ['Patron'] : []},
    identifiers: [{type: 'discord-user', value: String(at), strength: 'strong'}],
  };
}

function membersOnly(now: number): Feed {
  const feed = feedOf(500, now);
  const supporters = feed.supporters.flatMap(person => {
    const records = person.records.filter(({key}) => key.startsWith('patreon/'));
    const {mail: _mail, ...rest} = person;
    return records.length === 0 ? [] : {...rest, records};
  });
  return {...feed, supporters, connections: [connected('patreon', now)]};
}

function beingRead(now: number): Feed {
  const first = {state: 'syncing' as const, nextAt: null, lastCompleteAt: null, progress: {done: 250, expected: 2_000}};
  return {...feedOf(500, now), connections: [connected('patreon', now), connected('mailchimp', now, first)]};
}
