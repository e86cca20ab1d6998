import {expect, type Page} from '@playwright/test';
import type {Connection} from '#shared/model/connection';
import type {Outgoing} from '#shared/model/outgoing';
import type {Supporter} from '#shared/model/supporter';
import type {LogEntry} from '../../../extension/log/log-entry.ts';
import type {Extended} from '../../e2e/extension.ts';
import {type Follow, openView} from './browser.ts';
import type {Camera} from './camera.ts';
import type {Feed} from './feed-server.ts';

const WIDE = {width: 1440, height: 900};
/** As wide as a side panel. */
const NARROW = {width: 400, height: 900};
const MINUTE = 60_000;

/** Roles, fields and invitations: what is asked and said before, and what came of it. */
export async function shootOut(extended: Extended, camera: Camera, follow: Follow, feed: Feed): Promise<void> {
  const now = Date.now();
  await follow(outFeed(feed, now));
  const page = await openView(extended, 'page.html#/supporters', WIDE);
  await open(page, '#/supporters?filter=role%3A*&act=take-role');
  await expect(page.getByTestId('role-owner')).toBeVisible();
  await camera.shoot(page, 'page-out--take-role');
  await page.setViewportSize(NARROW);
  await camera.shoot(page, 'page-out--take-role-narrow');
  await page.setViewportSize(WIDE);
  await open(page, '#/supporters?act=give-role');
  await expect(page.getByTestId('role')).toBeVisible();
  await camera.shoot(page, 'page-out--give-role');
  await open(page, '#/supporters?act=write-field');
  await page.getByTestId('field-name').fill('favourite_tree');
  await page.getByTestId('field-value').fill('Rowan');
  await camera.shoot(page, 'page-out--field');
  await open(page, '#/supporters?filter=role%3A*');
  await expect(page.getByTestId('role-note')).toBeVisible();
  await camera.shoot(page, 'page-out--role-note');
  await open(page, '#/supporters?act=reach&for=invite');
  await page.getByTestId('channel-invite').click();
  await camera.shoot(page, 'page-out--invite');
  await page.evaluate(writeLog, logOf(now));
  await open(page, '#/log');
  await expect(page.getByTestId('log-result')).toHaveCount(3);
  await camera.shoot(page, 'page-out--log');
  await page.setViewportSize(NARROW);
  await camera.shoot(page, 'page-out--log-narrow');
  await page.setViewportSize(WIDE);
  await follow(feed);
  await open(page, '#/supporters?act=give-role');
  await expect(page.getByTestId('needs-connection')).toBeVisible();
  await camera.shoot(page, 'page-out--no-connection');
  await page.close();
}

/** The same people with accounts on a server and in a CRM, and what was written there. */
function outFeed(feed: Feed, now: number): Feed {
  const connection = (id: string, vendor: string, label: string, more: Partial<Connection> = {}): Connection => ({
    ...{id, vendor, label, account: '7', state: 'idle', nextAt: now + 10 * MINUTE, lastCompleteAt: now - 2 * MINUTE},
    ...{records: feed.supporters.length, skipped: 0, ...more},
  });
  const roles = [
    {name: 'Patron', owner: 'Patreon', isOurs: true},
    {name: 'Reader', isOurs: true},
    {name: 'Owner', isOurs: false},
  ];
  const connections = [
    connection('club', 'discord', 'The Club', {roles, outgoing: {waiting: 0, failed: 2}}),
    connection('crm', 'hubspot', 'HubSpot 62515', {outgoing: {waiting: 3, failed: 0}}),
    connection('letter', 'mailchimp', 'The Letter', {outgoing: {waiting: 0, failed: 3}}),
  ];
  return {...feed, connections, supporters: feed.supporters.map(withAccounts), outgoings: outgoings(now)};
}

function withAccounts(person: Supporter, at: number): Supporter {
  const [first] = person.records;
  if (first === undefined || at % 5 === 4) return person;
  const {createdAt: _createdAt, ...base} = first;
  const chat = {...base, key: `discord/7/user/${at}`, fields: {roles: at % 2 === 0 ? ['Patron'] : ['Reader', 'Owner']}};
  const crm = {...base, key: `hubspot/7/contact/${at}`, fields: {custom: {favourite_tree: 'Birch'}}};
  return {...person, records: [...person.records, {...chat, identifiers: []}, {...crm, identifiers: []}]};
}

function outgoings(now: number): Outgoing[] {
  const base = {at: now - 5 * MINUTE};
  return [
    {
      ...{...base, id: 'shot-role club', action: 'shot-role', connection: 'club', write: 'role', name: 'Patron'},
      ...{wanted: 14, done: 12, refused: [{reason: 'not-allowed', count: 2}]},
    },
    {
      ...{...base, id: 'shot-tag crm', action: 'shot-tag', connection: 'crm', write: 'label', name: 'vip'},
      ...{wanted: 9, done: 6, refused: []},
    },
    {
      ...{...base, id: 'shot-tag letter', action: 'shot-tag', connection: 'letter', write: 'label', name: 'vip'},
      ...{wanted: 7, done: 7, refused: []},
    },
    {
      ...{...base, id: 'fields-2026-11-23-points letter', action: 'fields-2026-11-23-points', connection: 'letter'},
      ...{write: 'field', name: 'POINTS', wanted: 40, done: 37, refused: [{reason: 'not-allowed', count: 3}]},
    },
  ];
}

function logOf(now: number): LogEntry[] {
  const done = {people: [], count: 14, at: now - 5 * MINUTE};
  return [
    {...done, id: 'shot-1', action: 'take-role', about: 'Patron', filter: 'starter.role-without-pledge', run: 'shot-role'},
    {...done, id: 'shot-2', action: 'tag', about: 'vip', count: 9, run: 'shot-tag'},
  ];
}

/** Runs in the page. */
function writeLog(entries: LogEntry[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('regulars');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const writing = opening.result.transaction('log', 'readwrite');
      for (const entry of entries) writing.objectStore('log').put(entry);
      writing.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}${hash}`);
  // A dialog that is open already keeps what was chosen in it.
  await page.reload();
  await page.waitForTimeout(500);
}
