import snippet from '../track-snippet/track.min.txt';

/** `GET /v1/track.js`: what a creator's own site loads. The same for everybody: the page names the key. */
export function snippetResponse(): Response {
  return new Response(snippet, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
      // For pages that load nothing from elsewhere unless it says so.
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
}
