import * as z from 'zod/mini';

/** Languages that the product speaks and has texts in. */
export const languageSchema = z.enum(['en', 'fr', 'es']);
export type Language = z.infer<typeof languageSchema>;
