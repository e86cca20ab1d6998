/**
 * Dashboards that we know by address, asked for one at a time, each after a click on "Use Regulars on this site".
 * A wildcard stands only where every creator has a subdomain of their own.
 */
export const KNOWN_DASHBOARDS = [
  'https://www.patreon.com/*',
  'https://app.gumroad.com/*',
  'https://gumroad.com/*',
  'https://ko-fi.com/*',
  'https://studio.buymeacoffee.com/*',
  'https://www.buymeacoffee.com/*',
  'https://*.substack.com/*',
  'https://studio.youtube.com/*',
  'https://*.memberful.com/*',
  'https://*.ghost.io/*',
  'https://*.admin.mailchimp.com/*',
  'https://app.kit.com/*',
  'https://dashboard.stripe.com/*',
  'https://admin.shopify.com/*',
  'https://app.hubspot.com/*',
  'https://www.fanbox.cc/*',
] as const;

/** Ghost and WordPress live on the creator's own host; it is asked for that one origin only, never for all of them. */
export const SELF_HOSTED = 'https://*/*';

/** A private server or a dashboard on the creator's own machine. */
export const LOOPBACK = ['http://127.0.0.1/*', 'http://localhost/*'] as const;

/** The demo build may read these from the start; it differs from the store's build in nothing else. */
export const DEMO_HOSTS = ['http://127.0.0.1/*'] as const;
