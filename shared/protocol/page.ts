import * as z from 'zod/mini';

/**
 * `GET /v1/page`: what makes links to supporters' own pages (`shared/loyalty/page-link`), for the creator's browsers alone.
 * `POST /v1/page/version` answers the same with another version: every link that is out there opens nothing any more.
 */
export const pageLinksSchema = z.object({
  workspace: z.string(),
  key: z.string(),
  version: z.int(),
  /** `WORKSPACE.KEY`, the first part of every link to a step of a sequence. No secret. */
  gate: z.string(),
});
export type PageLinks = z.infer<typeof pageLinksSchema>;
