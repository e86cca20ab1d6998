import {defineConfig} from 'wxt';
import packageJson from '../package.json' with {type: 'json'};
import {leaveOutExamples} from './leave-out-examples';
import {sharePreact} from './share-preact';
import {DEMO_HOSTS, KNOWN_DASHBOARDS, LOOPBACK, SELF_HOSTED} from './site-access/known-dashboards';
import {SENT_TO_SERVER} from './site-access/sent-to-server';

/** Nothing is sent to anybody but the creator's own private server: asked for when they pair it. */
const GECKO = {
  id: 'regulars@regulars.example',
  // The first with a consent to sending of its own; also Debian's and everybody's long-term release.
  strict_min_version: '140.0',
  data_collection_permissions: {required: ['none' as const], optional: [...SENT_TO_SERVER]},
};

// The first with URL.parse; light-dark() came before.
const OLDEST_CHROME = '126';

/** No code but ours, no frame, no picture from elsewhere; requests go to the private server, wherever the creator has it. */
const POLICY = {
  'default-src': "'self'",
  'script-src': "'self'",
  'object-src': "'none'",
  'frame-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'img-src': "'self' data: blob:",
  // A sheet of labels says its size in a style of its own.
  'style-src': "'self' 'unsafe-inline'",
  'connect-src': "'self' https: http://127.0.0.1:* http://localhost:*",
};
const POLICY_TEXT = `${Object.entries(POLICY)
  .map(([what, from]) => `${what} ${from}`)
  .join('; ')};`;

export default defineConfig({
  // A test builds both manifests beside a build that may be running.
  ...(process.env.REGULARS_OUT === undefined ? {} : {outDir: process.env.REGULARS_OUT}),
  imports: false,
  modules: ['@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  autoIcons: {baseIconPath: 'assets/mark.svg'},
  manifest: ({mode, browser}) => ({
    name: '__MSG_manifest_name__',
    description: '__MSG_manifest_description__',
    default_locale: 'en',
    version: packageJson.version,
    ...(browser === 'firefox' ? {browser_specific_settings: {gecko: GECKO}} : {minimum_chrome_version: OLDEST_CHROME}),
    content_security_policy: {extension_pages: POLICY_TEXT},
    permissions: [
      'storage', // the session, the enabled sites, what is hidden
      'alarms', // pulls every few minutes while a server is paired
      'contextMenus', // four fixed verbs on enabled sites
      'scripting', // the overlay, on sites that the creator enabled
      'activeTab', // the popup says whether it works on the page in front
      ...(browser === 'firefox' ? [] : ['sidePanel']), // the panel beside the page
    ],
    // Firefox has no side panel that a page's click could open: there the panel stands in the page, in a frame of ours.
    ...(browser === 'firefox' ? {web_accessible_resources: [{resources: ['panel.html'], matches: ['<all_urls>']}]} : {}),
    optional_host_permissions: [...KNOWN_DASHBOARDS, SELF_HOSTED, ...LOOPBACK],
    ...(mode === 'demo' ? {host_permissions: [...DEMO_HOSTS]} : {}),
    // Hides chips, bar and panel in all tabs at once, for streams.
    commands: {hide: {suggested_key: {default: 'Alt+Shift+H'}, description: '__MSG_manifest_hide__'}},
  }),
  hooks: {
    // There the background is a page: what a worker loads when it is needed stands in it from the start.
    'build:manifestGenerated': ({config}, {background}) => {
      if (config.browser === 'firefox' && background !== undefined && 'scripts' in background)
        background.scripts?.unshift('homes.js');
    },
  },
  vite: () => ({
    plugins: [sharePreact('boxes'), leaveOutExamples()],
    oxc: {jsx: {runtime: 'automatic', importSource: 'preact'}},
    // for older targets light-dark() is rewritten to follow the system, and a chip follows its row
    build: {cssTarget: ['chrome123', 'firefox128']},
  }),
});
