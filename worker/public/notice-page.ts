import type {Language} from '#shared/model/language';
import {languageSchema} from '#shared/model/language';
import {languageOf} from '../routes/callback-page';
import {type Html, html} from './html';
import {PUBLIC_WORDS} from './public-words';
import {PLAIN_COLOUR, respond} from './respond';

export type Notice = 'wrong' | 'gone' | 'tooMany' | 'moved' | 'noStep' | 'ask' | 'linkStale' | 'linkElsewhere';

const STATUS: Partial<Record<Notice, number>> = {
  wrong: 404,
  gone: 410,
  tooMany: 429,
  moved: 410,
  linkStale: 410,
  linkElsewhere: 409,
};

/** What the visitor asked for by `?lang=fr`. */
export function askedLanguage(request: Request): Language | undefined {
  return languageSchema.safeParse(new URL(request.url).searchParams.get('lang')).data;
}

/** What the visitor asked for by `?lang=fr`, else what their browser asks for. */
export function languageFor(request: Request): Language {
  return askedLanguage(request) ?? languageOf(request.headers.get('accept-language'));
}

type More = {
  /** In place of the sentence. */
  readonly text?: string;
  readonly body?: Html;
  /** The creator's own, where the link is right. */
  readonly brand?: {readonly name: string; readonly colour: string} | undefined;
};

/** A page that says one thing. Of a link that opens nothing it does not even say whose it might be. */
export async function noticePage(request: Request, notice: Notice, {text, body, brand}: More = {}): Promise<Response> {
  const language = languageFor(request);
  const [title, sentence] = PUBLIC_WORDS[language][notice];
  const response = await respond({
    language,
    title,
    colour: brand?.colour ?? PLAIN_COLOUR,
    header: html`<span>${brand?.name ?? 'Regulars'}</span>`,
    body: html`<h1>${title}</h1><p>${text ?? sentence}</p>${body}`,
    status: STATUS[notice] ?? 200,
  });
  if (notice === 'tooMany') response.headers.set('retry-after', '60');
  return response;
}
