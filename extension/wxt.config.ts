import {defineConfig} from 'wxt';
import packageJson from '../package.json' with {type: 'json'};
import {sharePreact} from './share-preact';
import {DEMO_HOSTS, KNOWN_DASHBOARDS, LOOPBACK, SELF_HOSTED} from './site-access/known-dashboards';

/** Nothing is sent to anybody but the creator's own private server, once they pair it. */
const GECKO = {
  id: 'regulars@regulars.example',
  strict_min_version: '140.0',
  data_collection_permissions: {required: ['none' as const]},
};

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
    ...(browser === 'firefox' ? {browser_specific_settings: {gecko: GECKO}} : {}),
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
    plugins: [sharePreact('boxes')],
    oxc: {jsx: {runtime: 'automatic', importSource: 'preact'}},
    // for older targets light-dark() is rewritten to follow the system, and a chip follows its row
    build: {cssTarget: ['chrome123', 'firefox128']},
  }),
});
