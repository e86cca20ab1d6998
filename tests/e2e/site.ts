import {createHmac} from 'node:crypto';
import {readFileSync} from 'node:fs';
import type {Page} from '@playwright/test';
import * as z from 'zod/mini';
import type {GhostFake} from '../fakes/ghost.ts';

/** A Ghost whose members page and Admin API the end-to-end tests use: the stand-in, or a real one. */
export type Site = {
  readonly url: string;
  readonly key: string;
  readonly membersPage: string;
  /** Signs the owner in where the site asks for it. */
  logIn(page: Page): Promise<void>;
  /** Every member, by Ghost's id. */
  members(): Promise<ReadonlyMap<string, SiteMember>>;
};

const memberSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.nullable(z.string()),
  labels: z.array(z.object({name: z.string()})),
});
export type SiteMember = z.infer<typeof memberSchema>;

const pageSchema = z.object({
  members: z.array(memberSchema),
  meta: z.object({pagination: z.object({next: z.nullable(z.number())})}),
});

/** What the script that starts a real Ghost writes down. */
const credentialsSchema = z.object({
  url: z.string(),
  owner: z.object({email: z.string(), password: z.string()}),
  admin_api_key: z.string(),
});

/** Ghost's own app is 24 MB of scripts: on a busy machine it takes longer than anything of ours is waited for. */
const GHOST_STARTS_MS = 60_000;

/** Opens the members page as the owner and waits until Ghost has drawn its list. */
export async function openMembers(page: Page, site: Site): Promise<void> {
  await site.logIn(page);
  await page.goto(site.membersPage);
  await ghostDrawn(page);
}

/** Ghost has drawn the first of its members. */
export function ghostDrawn(page: Page): Promise<void> {
  return page.getByTestId('members-list-item').first().waitFor({timeout: GHOST_STARTS_MS});
}

export function siteOfFake(fake: GhostFake): Site {
  return {
    url: fake.url,
    key: fake.key,
    membersPage: `${fake.url}/ghost/#/members`,
    logIn: async () => undefined,
    members: () => readMembers(fake),
  };
}

/** @param file - JSON with url, owner {email, password} and admin_api_key */
export function siteOfCredentials(file: string): Site {
  const {url, owner, admin_api_key: key} = credentialsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    url,
    key,
    membersPage: `${url}/ghost/#/members`,
    members: () => readMembers({url, key}),
    async logIn(page) {
      await page.goto(`${url}/ghost/`);
      const signedIn = page.waitForURL(address => isInside(address.hash), {timeout: 30_000});
      const field = page.locator('input[type=email]');
      // A browser that is signed in already is not asked again.
      await Promise.race([field.waitFor(), signedIn]);
      if (!(await field.isVisible())) return;
      await field.fill(owner.email);
      await page.locator('input[type=password]').fill(owner.password);
      await page.keyboard.press('Enter');
      // Signing in ends on the app's own first view; leaving earlier would be undone by it.
      await signedIn;
    },
  };
}

/** The app's own views; its sign-in form is none of them. */
function isInside(hash: string): boolean {
  return /^#\/\w/.test(hash) && !hash.includes('signin');
}

async function readMembers({url, key}: {url: string; key: string}): Promise<Map<string, SiteMember>> {
  const members = new Map<string, SiteMember>();
  for (let page: number | null = 1; page !== null; ) {
    const answer = await fetch(`${url}/ghost/api/admin/members/?limit=100&page=${page}&order=id&include=labels`, {
      headers: {authorization: `Ghost ${adminToken(key)}`, 'accept-version': 'v6.0'},
    });
    if (!answer.ok) throw new Error(`members page ${page}: ${answer.status}`);
    const {members: found, meta} = pageSchema.parse(await answer.json());
    for (const member of found) members.set(member.id, member);
    page = meta.pagination.next;
  }
  return members;
}

/** The test's own token, so that the connector's way to make one is checked and not copied. */
export function adminToken(key: string): string {
  const [id = '', secret = ''] = key.split(':');
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const body = `${part({alg: 'HS256', typ: 'JWT', kid: id})}.${part({iat: now, exp: now + 240, aud: '/admin/'})}`;
  return `${body}.${createHmac('sha256', Buffer.from(secret, 'hex')).update(body).digest('base64url')}`;
}
