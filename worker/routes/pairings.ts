import {Hono} from 'hono';
import type {Home} from '../workspace/home';
import {createPairing} from '../workspace/pairing';
import type {Caller} from './session-guard';

/** `POST /v1/pairings`: a one-time code for another browser of the creator's. */
export function pairingsRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>().post('/', async c => c.json(await createPairing(home), 201));
}
