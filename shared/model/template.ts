import * as z from 'zod/mini';
import {contactPurposeSchema} from '#shared/model/contact';
import {languageSchema} from '#shared/model/language';

/** A text that the creator sends to people one by one or in one mail. Plain text: no HTML, ever. */
export const templateSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  purpose: contactPurposeSchema,
  language: languageSchema,
  /** Both with fields by their fixed keys, see `reach/template-text`. */
  subject: z.string().check(z.maxLength(200)),
  text: z.string().check(z.maxLength(5_000)),
  /** Counts up at each change; a command that names another one is refused. */
  rev: z.int(),
});
export type Template = z.infer<typeof templateSchema>;
