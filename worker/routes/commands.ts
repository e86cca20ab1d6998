import {Hono} from 'hono';
import type {CommandResult} from '#shared/protocol/command-results';
import {commandsRequestSchema} from '#shared/protocol/commands';
import {applyCommand} from '../workspace/apply-command';
import {openErasureKey} from '../workspace/erasures';
import {type Home, wake} from '../workspace/home';
import {readJson} from './read-json';
import type {Caller} from './session-guard';

/** `POST /v1/commands`: what the creator did, applied once, in order. */
export function commandsRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>().post('/', async c => {
    const {commands} = await readJson(c.req.raw, commandsRequestSchema);
    // Its key has to be waited for, which the commit cannot.
    if (commands.some(({kind}) => kind === 'erase')) await openErasureKey(home);
    const results: CommandResult[] = commands.map(command => applyCommand(home, command));
    wake(home);
    return c.json({results});
  });
}
