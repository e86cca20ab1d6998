import {Hono} from 'hono';
import type {ErasuresResponse} from '#shared/protocol/erasures';
import {erasureDates} from '../workspace/erasures';
import type {Home} from '../workspace/home';
import type {Caller} from './session-guard';

/** `GET /v1/erasures`: how many people were erased, and when; never who. */
export function erasuresRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>().get('/', c => {
    const response: ErasuresResponse = {erasedAt: erasureDates(home)};
    return c.json(response, 200, {'cache-control': 'no-store'});
  });
}
