/** What HubSpot signs: how the request is sent, to which address, with which body, and when. */
export type Signed = {readonly method: string; readonly url: string; readonly body: string; readonly time: string};

/** Version 1: hex SHA-256 over secret and body. */
export function signatureV1(secret: string, {body}: Pick<Signed, 'body'>): Promise<string> {
  return sha256(secret + body);
}

/** Version 2: hex SHA-256 over secret, method, address and body. */
export function signatureV2(secret: string, {method, url, body}: Omit<Signed, 'time'>): Promise<string> {
  return sha256(secret + method + url + body);
}

/** Version 3: base64 HMAC-SHA256 over method, address, body and time. */
export async function signatureV3(secret: string, {method, url, body, time}: Signed): Promise<string> {
  const key = await crypto.subtle.importKey('raw', bytes(secret), {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, bytes(method + url + body + time));
  return btoa(String.fromCharCode(...new Uint8Array(mac)));
}

/** A delivery as HubSpot sends it: with the old signature beside the new one. */
export async function signedByHubspot(url: string, events: readonly object[], {secret, at}: {secret: string; at: number}) {
  const body = JSON.stringify(events);
  const time = String(at);
  const headers = {
    'content-type': 'application/json',
    'x-hubspot-signature': await signatureV1(secret, {body}),
    'x-hubspot-signature-version': 'v1',
    'x-hubspot-signature-v3': await signatureV3(secret, {method: 'POST', url, body, time}),
    'x-hubspot-request-timestamp': time,
  };
  return new Request(url, {method: 'POST', headers, body});
}

async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes(text)));
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(text));
}
