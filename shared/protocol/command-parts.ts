import * as z from 'zod/mini';
import {ridSchema} from '#shared/model/record';

/** What every command has. */
export const commandBase = {
  /** Made by the client, remembered 30 days: a command sent twice is applied once. */
  id: z.string().check(z.minLength(8), z.maxLength(64)),
  /** When the creator did it, epoch milliseconds, by the client's clock. */
  at: z.number(),
};

/** The people of one batch. */
export const manySchema = z.array(ridSchema).check(z.minLength(1), z.maxLength(100));

/** Made by the client, like a command's id: what several commands share that are one deed of the creator's. */
export const runSchema = z.string().check(z.minLength(8), z.maxLength(64));

/** A connection by its id here. */
export const connectionIdSchema = z.string().check(z.minLength(1), z.maxLength(64));
