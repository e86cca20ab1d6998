import * as z from 'zod/mini';

/** How a person was written to. `host`: by the vendor's own message box; `bcc`: one mail to many. */
export const contactChannelSchema = z.enum(['mail-tool', 'host', 'message', 'bcc', 'other']);
export type ContactChannel = z.infer<typeof contactChannelSchema>;

/** What for. A `welcome` is what makes a person welcomed; `left`: asked why they went; `address`: asked for a postal address. */
export const contactPurposeSchema = z.enum(['welcome', 'declined', 'invite', 'left', 'address', 'other']);
export type ContactPurpose = z.infer<typeof contactPurposeSchema>;

/** The creator wrote to somebody: that it was done, never what was said. */
export const contactSchema = z.object({
  id: z.string(),
  /** When it was written, by the creator's word. */
  at: z.number(),
  channel: contactChannelSchema,
  purpose: contactPurposeSchema,
  /** Name of the text that was sent, and of the saved filter that chose the person. */
  template: z.optional(z.string()),
  segment: z.optional(z.string()),
  /** Who wrote, where several people do. */
  by: z.optional(z.string()),
});
export type Contact = z.infer<typeof contactSchema>;
