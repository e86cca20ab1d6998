import {bytesOfHex} from '../sync/hex';

/** `id:secret`, both hexadecimal, as Ghost shows it under "Admin API key". */
export function isGhostKey(key: string): boolean {
  return /^[0-9a-f]{24}:[0-9a-f]{64}$/.test(key);
}

/** Ghost takes tokens of five minutes at most; one lives for one request here. */
const TOKEN_LIVES_S = 240;

/** The JWT (HS256) that opens one request. `iat` is a little back, for clocks that differ. */
export async function signToken(key: string, now: number): Promise<string> {
  const [id = '', secret = ''] = key.split(':');
  const issuedAt = Math.floor(now / 1000) - 30;
  const head = base64url(JSON.stringify({alg: 'HS256', typ: 'JWT', kid: id}));
  const claims = base64url(JSON.stringify({iat: issuedAt, exp: issuedAt + TOKEN_LIVES_S, aud: '/admin/'}));
  const hmac = await crypto.subtle.importKey('raw', bytesOfHex(secret), {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', hmac, new TextEncoder().encode(`${head}.${claims}`));
  return `${head}.${claims}.${base64url(String.fromCharCode(...new Uint8Array(mac)))}`;
}

/** @param text - ASCII or one character per byte */
function base64url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
