import * as z from 'zod/mini';
import type {LinkKey} from '#shared/loyalty/page-link';
import type {Home} from '../workspace/home';
import {newSecret, randomHex, sameSecret} from '../workspace/secrets';
import {readSetting, writeSetting} from '../workspace/setting-store';
import type {Sql} from '../workspace/sql';

/** Enough that nobody guesses it; it is handed out with the links of a sequence, so it is no secret. */
const GATE_BYTES = 12;

const keysSchema = z.object({
  /** Signs the links to supporters' own pages. */
  key: z.string(),
  /** Counts up when the creator ends all links. */
  version: z.int(),
  /** Opens the gate of the sequences. */
  gate: z.string(),
});
export type PageKeys = LinkKey & {readonly gate: string};

/** undefined: the creator never asked for a link, so there is none that could be right. */
export function readPageKeys(sql: Sql): PageKeys | undefined {
  const text = readSetting(sql, 'page');
  return text === undefined ? undefined : keysSchema.parse(JSON.parse(text));
}

/** The keys, made at the first time. */
export function pageKeysOf({sql}: Home): PageKeys {
  const held = readPageKeys(sql);
  if (held !== undefined) return held;
  const made = {key: newSecret(), version: 1, gate: randomHex(GATE_BYTES)};
  writeSetting(sql, 'page', JSON.stringify(made));
  return made;
}

/** Ends every link that is out there; those that are made from now on open again. */
export function endLinks(home: Home): PageKeys {
  const keys = pageKeysOf(home);
  const next = {...keys, version: keys.version + 1};
  writeSetting(home.sql, 'page', JSON.stringify(next));
  return next;
}

/** Whether this opens the gate of the sequences. */
export async function isGate(sql: Sql, gate: string): Promise<boolean> {
  const keys = readPageKeys(sql);
  return keys !== undefined && (await sameSecret(keys.gate, gate));
}
