import * as z from 'zod/mini';

/** `POST /v1/pairings` (a session, or the deployment's set-up token) makes a one-time code, good for 10 minutes. */
export const pairingSchema = z.object({
  code: z.string(),
  expiresAt: z.number(),
});
export type Pairing = z.infer<typeof pairingSchema>;

/** `POST /v1/sessions` trades a code for a session. `token` is `workspace.secret`; only its hash is kept. */
export const sessionRequestSchema = z.object({
  code: z.string().check(z.maxLength(200)),
  label: z.string().check(z.maxLength(80)),
});
export const sessionSchema = z.object({
  token: z.string(),
  workspace: z.string(),
  name: z.string(),
  protocol: z.int(),
});
export type Session = z.infer<typeof sessionSchema>;

/** `POST /v1/workspaces`, behind the deployment's set-up token: a new creator, and the code that pairs the first browser. */
export const workspaceRequestSchema = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(80)),
});
export const workspaceResponseSchema = z.object({
  workspace: z.string(),
  pairing: pairingSchema,
});
