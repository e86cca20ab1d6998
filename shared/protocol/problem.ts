import * as z from 'zod/mini';

/** What a client does next depends on the code alone; the sentence for the creator comes from the locale. */
export const problemCodeSchema = z.enum([
  'bad-request',
  'too-large',
  'unauthorised',
  'forbidden',
  'not-found',
  'conflict',
  'erased',
  'resync',
  'moved',
  'balance',
  'stock',
  'each',
  'level',
  'not-on-sale',
  'code-used',
  'too-many-requests',
  'vendor-refused',
  'unsupported-version',
  'internal',
]);
export type ProblemCode = z.infer<typeof problemCodeSchema>;

/** Problem details (RFC 9457), sent as `application/problem+json`. `type` is `urn:regulars:problem:CODE`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: problemCodeSchema,
  /** For developers: which field, which limit. Never a secret or a person's data. */
  detail: z.optional(z.string()),
});
export type Problem = z.infer<typeof problemSchema>;

const STATUS: Record<ProblemCode, {status: number; title: string}> = {
  'bad-request': {status: 400, title: 'The request cannot be read'},
  'too-large': {status: 413, title: 'The request is too large'},
  unauthorised: {status: 401, title: 'This session is not known'},
  forbidden: {status: 403, title: 'This is not allowed'},
  'not-found': {status: 404, title: 'There is no such thing here'},
  conflict: {status: 409, title: 'It was changed elsewhere meanwhile'},
  erased: {status: 409, title: 'This person was erased here'},
  resync: {status: 409, title: 'Start again from 0'},
  moved: {status: 409, title: 'Everything here went to a browser'},
  balance: {status: 409, title: 'There are not enough points'},
  stock: {status: 409, title: 'There is nothing left of it'},
  each: {status: 409, title: 'This person has as many as one may have'},
  level: {status: 409, title: 'This person has not reached the level'},
  'not-on-sale': {status: 409, title: 'It is not to be had now'},
  'code-used': {status: 410, title: 'This code was used or is too old'},
  'too-many-requests': {status: 429, title: 'Too many requests'},
  'vendor-refused': {status: 502, title: 'The vendor refused'},
  'unsupported-version': {
    status: 426,
    title: 'This version is not supported',
  },
  internal: {status: 500, title: 'Something went wrong here'},
};

/** Builds the body of an error answer. */
export function problem(code: ProblemCode, detail?: string): Problem {
  const {status, title} = STATUS[code];
  return {
    type: `urn:regulars:problem:${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : {detail}),
  };
}
