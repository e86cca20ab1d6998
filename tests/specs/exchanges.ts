import type {FakeVendor} from '../fakes/vendors/fake-vendor.ts';
import type {Json} from './openapi.ts';

/** A request that a connector made, and what the vendor's stand-in answered. */
export type Exchange = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Media types without parameters; empty: no body. */
  readonly sent: string;
  readonly body: Json | undefined;
  readonly status: number;
  readonly got: string;
  readonly answer: Json | undefined;
};

/** The same stand-in, every exchange with it kept. */
export function recorded<T extends FakeVendor>(fake: T): {fake: T; exchanges: Exchange[]} {
  const exchanges: Exchange[] = [];
  const fetch = async (request: Request) => {
    const asked = request.clone();
    const response = await fake.fetch(request);
    const {pathname: path, searchParams: query} = new URL(asked.url);
    const [text, told] = [await asked.text(), await response.clone().text()];
    exchanges.push({
      method: asked.method,
      path,
      query,
      sent: text === '' ? '' : mediaType(asked.headers),
      body: parsed(text, asked.headers),
      status: response.status,
      got: told === '' ? '' : mediaType(response.headers),
      answer: parsed(told, response.headers),
    });
    return response;
  };
  return {fake: {...fake, fetch}, exchanges};
}

function mediaType(headers: Headers): string {
  return (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function parsed(text: string, headers: Headers): Json | undefined {
  if (text === '') return undefined;
  if (mediaType(headers) === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
