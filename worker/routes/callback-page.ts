import {type Language, languageSchema} from '#shared/model/language';
import type {Choices} from '#shared/protocol/connect';
import {CALLBACK_WORDS, type CallbackWords} from './callback-words';

const STATUS: Partial<Record<keyof CallbackWords, number>> = {stale: 410, refused: 502, otherAccount: 409};
const STYLE =
  ':root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}h1{font-size:1.25rem}button{font:inherit;display:block;width:100%;margin:.5rem 0;padding:.5rem .75rem;text-align:start}';

type Question = {readonly choices: Choices['choices']; readonly state: string};

/**
 * The page that a vendor sends the creator back to, in their browser's language: plain HTML without a script, which loads nothing
 * and tells nobody where it was.
 */
export async function callbackPage(request: Request, word: keyof CallbackWords, question?: Question): Promise<Response> {
  const language = languageOf(request.headers.get('accept-language'));
  const [title, text] = CALLBACK_WORDS[language][word];
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Regulars: ${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1><p>${text}</p>${question === undefined ? '' : formOf(question)}</main></body></html>`;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(STYLE)));
  const style = `'sha256-${btoa(String.fromCharCode(...digest))}'`;
  return new Response(html, {
    status: STATUS[word] ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src ${style}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
}

function formOf({choices, state}: Question): string {
  const buttons = choices
    .map(({id, label}) => `<button name="account" value="${escaped(id)}">${escaped(label)}</button>`)
    .join('');
  return `<form method="post" action="?state=${escaped(state)}">${buttons}</form>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The first language of the browser's list (RFC 9110, 12.5.4) that we speak. */
export function languageOf(header: string | null): Language {
  const wanted = (header ?? '').split(',').map((part, place) => {
    const [tag = '', ...more] = part.trim().split(';');
    const weight = Number(/^\s*q=(.+)$/.exec(more.join(';'))?.[1] ?? 1);
    return {language: languageSchema.safeParse(tag.slice(0, 2).toLowerCase()).data, weight, place};
  });
  const spoken = wanted.filter(({language, weight}) => language !== undefined && weight > 0);
  return spoken.sort((left, right) => right.weight - left.weight || left.place - right.place)[0]?.language ?? 'en';
}
