import type {Language} from '#shared/model/language';
import {readableOn, textOn} from './colours';
import {type Html, html} from './html';

const LIGHT = {ground: '#fbfaf8', card: '#ffffff'};
const DARK = {ground: '#17181a', card: '#212326'};

const RULES =
  '*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}main,header>div,footer{max-width:40rem;margin:0 auto;padding:0 1rem}header{background:var(--brand);color:var(--on);padding:1rem 0}header>div{display:flex;gap:.75rem;align-items:center;font-weight:600}header img{width:2.5rem;height:2.5rem;object-fit:contain;border-radius:.5rem}h1{font-size:1.5rem;line-height:1.25;margin:1.5rem 0 .5rem}h2{font-size:1.125rem;margin:0 0 .5rem}*+h2{margin-top:1.25rem}section{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem;margin:1rem 0}p{margin:.25rem 0 .5rem}ul{list-style:none;margin:0;padding:0}li{padding:.5rem 0;border-top:1px solid var(--line)}li:first-child{border-top:0}.big{font-size:2.5rem;font-weight:700;line-height:1.1;margin:0}.soft{color:var(--soft);font-size:.875rem}.line{display:flex;gap:.75rem;align-items:baseline;justify-content:space-between}.line>:last-child{white-space:nowrap;font-variant-numeric:tabular-nums}.badges{display:grid;grid-template-columns:repeat(auto-fill,minmax(8rem,1fr));gap:.75rem}.badges li{border:0;padding:0;text-align:center}.badges img,.letter{display:block;width:4rem;height:4rem;margin:0 auto .25rem;object-fit:contain}.letter{border-radius:50%;background:var(--brand);color:var(--on);font-size:1.75rem;line-height:4rem}.away{filter:grayscale(1);opacity:.55}progress{appearance:none;width:100%;height:.625rem;border:1px solid var(--accent);border-radius:1rem;overflow:hidden;background:var(--card);color:var(--accent)}progress::-webkit-progress-bar{background:var(--card)}progress::-webkit-progress-value{background:var(--accent)}progress::-moz-progress-bar{background:var(--accent)}button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1rem;border:1px solid var(--accent);border-radius:.5rem;background:var(--card);color:var(--ink);cursor:pointer}button:disabled{border-color:var(--line);color:var(--soft);cursor:default}button.main{background:var(--brand);color:var(--on)}input{font:inherit;min-height:2.75rem;padding:.5rem .75rem;width:100%;border:1px solid var(--soft);border-radius:.5rem;background:var(--card);color:var(--ink)}form{margin:.5rem 0}label{display:block}label input{margin-top:.25rem}.buttons{display:flex;flex-wrap:wrap;gap:.5rem}.said{border-color:var(--accent);border-width:2px}a{color:inherit;text-underline-offset:.15em}a:focus-visible,button:focus-visible,input:focus-visible{outline:3px solid var(--accent);outline-offset:2px}code{font-size:1rem;font-weight:600;user-select:all}footer{padding-bottom:2rem}footer a{display:inline-block;padding:.75rem .5rem}summary{cursor:pointer;min-height:2.75rem;padding:.5rem 0;font-weight:600}';

/** The creator's colour as it can be read anywhere. */
function styleOf(colour: string): string {
  const accent = ({card}: typeof LIGHT) => readableOn(colour, card, 3);
  const on = textOn(colour);
  const light = `--ground:${LIGHT.ground};--card:${LIGHT.card};--ink:#1c1d1f;--soft:#5b5f66;--line:#e3e1dc;--accent:${accent(LIGHT)}`;
  const dark = `--ground:${DARK.ground};--card:${DARK.card};--ink:#f1f1ee;--soft:#b2b6bd;--line:#3a3d42;--accent:${accent(DARK)}`;
  return `:root{color-scheme:light dark;--brand:${colour};--on:${on};${light}}@media(prefers-color-scheme:dark){:root{${dark}}}${RULES}`;
}

export const PLAIN_COLOUR = '#3d4a5c';

export type Document = {
  readonly language: Language;
  readonly title: string;
  readonly colour: string;
  /** The address of a picture for the tab. */
  readonly icon?: string | undefined;
  readonly header: Html;
  readonly body: Html;
  readonly footer?: Html;
  readonly status?: number;
  /** Where else a form of the page leads: browsers hold redirects against it too. */
  readonly formTo?: string | undefined;
};

/** A whole page: nothing is kept of it, nothing is loaded from elsewhere, nothing runs in it, and no search engine lists it. */
export async function respond({
  language,
  title,
  colour,
  icon,
  header,
  body,
  footer,
  status = 200,
  formTo,
}: Document): Promise<Response> {
  const style = styleOf(colour);
  const page = html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow,noarchive"><title>${title}</title>${icon === undefined ? undefined : html`<link rel="icon" href="${icon}">`}<style>${{markup: style}}</style></head><body><header><div>${header}</div></header><main>${body}</main>${footer}</body></html>`;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style)));
  const hash = `'sha256-${btoa(String.fromCharCode(...digest))}'`;
  return new Response(page.markup, {
    status,
    headers: {
      ...CLOSED,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src ${hash}; img-src 'self'; form-action 'self'${formTo === undefined ? '' : ` ${formTo}`}; frame-ancestors 'none'; base-uri 'none'`,
    },
  });
}

/** The address of a page is what opens it: no other site hears of it, nothing keeps it. */
export const CLOSED = {
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;
