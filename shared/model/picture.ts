import * as z from 'zod/mini';

/** A picture of the creator's own: a badge, a logo. Always drawn anew by the browser as PNG, so nothing of the file remains. */
export const pictureSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Base64 of a PNG of at most 48 kB. */
  png: z.string().check(z.regex(/^iVBORw0KGgo[A-Za-z0-9+/]*={0,2}$/), z.maxLength(65_536)),
  /** Counts up at each change; a command that names another one is refused. */
  rev: z.int(),
});
export type Picture = z.infer<typeof pictureSchema>;
