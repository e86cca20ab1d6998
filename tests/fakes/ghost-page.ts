import {existsSync, readFileSync} from 'node:fs';
import {extname, join, normalize} from 'node:path';
import {ghostTime} from './ghost-members.ts';
import {type Answer, type Ask, json} from './http.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** A file of the built admin app; `/ghost/` is its index. */
export function adminFile(folder: string, path: string): Answer {
  const name = normalize(decodeURIComponent(path.replace(/^\/ghost\//, ''))) || 'index.html';
  const file = join(folder, name === '.' ? 'index.html' : name);
  if (!file.startsWith(folder) || !existsSync(file) || extname(file) === '') return {status: 404};
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  return {status: 200, headers: {'content-type': type, 'cache-control': 'public, max-age=3600'}, body: readFileSync(file)};
}

/** The site's icon: a path of the fake site, and what stands there. */
export const ICON = '/content/images/icon.svg';
export const ICON_SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#15803d"/>' +
  '<path d="M16 5l8 11h-5l5 7H8l5-7H8z" fill="#fff"/><rect x="14.5" y="23" width="3" height="5" fill="#fff"/></svg>';

/** What the admin app asks for besides members, before and while it shows their list. */
export type Page = {
  /** Undefined = not one of these. */
  answer(resource: string, ask: Ask): Answer | undefined;
};

export function createPage({url, version}: {url: string; version: string}): Page {
  const user: Record<string, unknown> = owner(url);
  const one = {page: 1, limit: 15, pages: 1, total: 1, next: null, prev: null};
  return {
    answer(resource, ask) {
      switch (resource) {
        case 'config':
          return json(200, {config: config(version)});
        case 'site':
          return json(200, {site: siteObject(url, version.split('.').slice(0, 2).join('.'))});
        case 'users':
        case 'users/me':
          return json(200, {users: [user], meta: {pagination: one}});
        case `users/${user.id}`:
          // The app keeps its own preferences here and would write them again at every start if they were lost.
          if (ask.method === 'PUT') user.accessibility = JSON.parse(ask.body).users[0].accessibility ?? user.accessibility;
          return json(200, {users: [user]});
        case 'settings':
          return json(200, {
            settings: Object.entries({...SETTINGS, icon: url + ICON}).map(([key, value]) => ({key, value})),
            meta: {},
          });
        case 'themes/active':
          return json(200, {
            themes: [{name: 'source', package: {name: 'source', version: '1.7.6'}, active: true, templates: []}],
          });
        case 'stats/member_count':
          return json(200, {stats: [], meta: {totals: {paid: 0, free: 0, comped: 0}}});
        case 'authentication/setup':
          return json(200, {setup: [{status: true, title: SETTINGS.title, name: 'Owner One', email: 'owner@example.com'}]});
        default:
          return undefined;
      }
    },
  };
}

function config(version: string): object {
  return {
    version,
    environment: 'production',
    database: 'sqlite3',
    mail: 'SMTP',
    useGravatar: false,
    labs: {members: true},
    clientExtensions: {},
    enableDeveloperExperiments: false,
    stripeDirect: false,
    mailgunIsConfigured: true,
    emailAnalytics: true,
    hostSettings: {},
    signupForm: {url: '', version: '0.3'},
    security: {staffDeviceVerification: false},
  };
}

function siteObject(url: string, version: string): object {
  return {
    title: SETTINGS.title,
    description: SETTINGS.description,
    logo: null,
    icon: url + ICON,
    cover_image: null,
    accent_color: SETTINGS.accent_color,
    locale: 'en',
    timezone: 'Etc/UTC',
    url: `${url}/`,
    version,
    allow_external_signup: true,
    site_uuid: '84660002-bd34-4f7f-967e-000000000001',
  };
}

const SETTINGS = {
  title: 'The Linden Letter',
  description: 'Essays on trees and towns',
  accent_color: '#15803D',
  locale: 'en',
  timezone: 'Etc/UTC',
  members_signup_access: 'all',
  default_content_visibility: 'public',
  paid_members_enabled: true,
  members_enabled: true,
  members_invite_only: false,
  allow_self_signup: true,
  email_track_opens: true,
  email_track_clicks: true,
  editor_default_email_recipients: 'visibility',
  members_track_sources: true,
  stripe_connect_publishable_key: 'pk_test_0',
  stripe_connect_secret_key: '••••••••',
  stripe_connect_account_name: 'The Linden Letter',
  comments_enabled: 'all',
  active_theme: 'source',
  is_private: false,
  labs: '{}',
  shared_views: '[]',
  portal_plans: '["free","monthly","yearly"]',
  announcement_visibility: '[]',
  navigation: '[]',
  secondary_navigation: '[]',
};

function owner(url: string): Record<string, unknown> {
  const born = ghostTime(Date.UTC(2022, 10, 1));
  const role = {id: '6b0000000000000000000001', name: 'Owner', description: 'Blog Owner', created_at: born, updated_at: born};
  return {
    id: '6b0000000000000000000002',
    name: 'Owner One',
    slug: 'owner',
    email: 'owner@example.com',
    profile_image: null,
    cover_image: null,
    bio: null,
    website: null,
    location: null,
    accessibility: '{"nightShift":false,"onboarding":{"completedSteps":[],"checklistState":"dismissed"}}',
    status: 'active',
    tour: null,
    last_seen: born,
    created_at: born,
    updated_at: born,
    roles: [role],
    permissions: [],
    url: `${url}/author/owner/`,
  };
}
