import * as z from 'zod/mini';

/**
 * `POST /v1/workspace/erase`: deletes the workspace for good, with its keys, its sessions and its place in the directory. `confirm`
 * is its name, so that no slip and no other workspace's client does it.
 */
export const eraseWorkspaceRequestSchema = z.object({confirm: z.string().check(z.maxLength(200))});
export const eraseWorkspaceResponseSchema = z.object({
  /** Connections whose vendors could not be told: their webhooks go on calling an address that nobody answers. */
  untold: z.int(),
});
export type EraseWorkspaceResponse = z.infer<typeof eraseWorkspaceResponseSchema>;
