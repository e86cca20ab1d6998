import * as z from 'zod/mini';
import {type Connection, connectionSchema} from '#shared/model/connection';
import {
  type AuthorizeRequest,
  type AuthorizeResponse,
  authorizeResponseSchema,
  type BadRowsResponse,
  badRowsResponseSchema,
  type Choices,
  type ConnectRequest,
  choicesSchema,
  linkingResponseSchema,
  type OnlyHereResponse,
  onlyHereResponseSchema,
  redirectSchema,
  webhookResponseSchema,
} from '#shared/protocol/connect';
import {request, type Server} from './client';

const connectedSchema = z.union([choicesSchema, connectionSchema]);

/** Hands a vendor's key to the server; the answer is the connection, already syncing, or the accounts to choose from. */
export function connect(server: Server, connection: ConnectRequest): Promise<Connection | Choices> {
  return request(server, {path: '/v1/connections', body: connection, schema: connectedSchema});
}

/** Begins to ask a vendor for permission; the answer is the vendor's page to open. */
export function authorise(server: Server, wanted: AuthorizeRequest): Promise<AuthorizeResponse> {
  return request(server, {path: '/v1/connections/authorize', body: wanted, schema: authorizeResponseSchema});
}

/** The address that an app at a vendor leads back to. */
export async function pullRedirect(server: Server): Promise<string> {
  return (await request(server, {path: '/v1/connections/authorize', schema: redirectSchema})).redirect;
}

/** Has the server read a connection now. `acceptDeletions`: the creator says that those who are missing have really left. */
export function syncConnection(server: Server, id: string, acceptDeletions: boolean): Promise<Connection> {
  return request(server, {
    path: `${pathOf(id)}/sync${acceptDeletions ? '?accept-deletions=true' : ''}`,
    body: {},
    schema: connectionSchema,
  });
}

/** Another key for the same account. */
export function replaceKey(server: Server, id: string, key: string): Promise<Connection> {
  return request(server, {path: pathOf(id), method: 'PATCH', body: {key}, schema: connectionSchema});
}

/** Rows of the vendor's that could not be read. */
export async function pullBadRows(server: Server, id: string): Promise<BadRowsResponse['rows']> {
  return (await request(server, {path: `${pathOf(id)}/bad-rows`, schema: badRowsResponseSchema})).rows;
}

/** What would go if the connection were forgotten. */
export function pullOnlyHere(server: Server, id: string): Promise<OnlyHereResponse> {
  return request(server, {path: `${pathOf(id)}/only-here`, schema: onlyHereResponseSchema});
}

/**
 * Keeps what a vendor signs its webhooks with.
 *
 * @returns the address for the vendor, told this once
 */
export async function makeWebhook(server: Server, id: string, secret: string): Promise<string> {
  return (await request(server, {path: `${pathOf(id)}/webhook`, body: {secret}, schema: webhookResponseSchema})).url;
}

/** The address that a vendor leads supporters back to who link their account. */
export async function pullLinkRedirect(server: Server, id: string): Promise<string> {
  return (await request(server, {path: `${pathOf(id)}/linking`, schema: linkingResponseSchema})).redirect;
}

/** Lets supporters link their account through the app with this secret; null: no longer. */
export async function setLinking(server: Server, id: string, secret: string | null): Promise<void> {
  const body = secret === null ? {method: 'DELETE' as const} : {body: {secret}};
  await request(server, {path: `${pathOf(id)}/linking`, ...body, schema: connectionSchema});
}

/** Ends a connection. @param forget - what was read goes too, with everybody who is known from there alone */
export async function disconnect(server: Server, id: string, forget: boolean): Promise<void> {
  await request(server, {path: `${pathOf(id)}${forget ? '?forget=true' : ''}`, method: 'DELETE', schema: z.unknown()});
}

function pathOf(id: string): string {
  return `/v1/connections/${encodeURIComponent(id)}`;
}
