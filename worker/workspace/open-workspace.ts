import {ENGINE_REVISION} from '#shared/engine-revision';
import {starterSegments} from '#shared/filter/starter-segments';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {putItem} from './feed';
import type {Home} from './home';
import {putJob} from './job-table';
import {randomHex} from './secrets';
import {readSetting, writeSetting} from './setting-store';
import type {Sql} from './sql';

/** Whether `openWorkspace` ran: an object that someone merely guessed at has nothing and serves nothing. */
export function isOpen(sql: Sql): boolean {
  return readSetting(sql, 'epoch') !== undefined;
}

/** Makes an empty object a creator's workspace: id key, epoch, the default programme and the starter filters. */
export function openWorkspace({sql, now}: Home, name: string): void {
  sql.transaction(() => {
    if (isOpen(sql)) throw new Error('this workspace is open already');
    writeSetting(sql, 'name', name);
    writeSetting(sql, 'epoch', randomHex(8));
    writeSetting(sql, 'id-key', randomHex(16));
    writeSetting(sql, 'engine', String(ENGINE_REVISION));
    putStarters(sql);
    putJob(sql, {kind: 'retention', key: 'workspace', due: now() + 86_400_000, state: ''});
  });
}

/** What every workspace begins with. */
export function putStarters(sql: Sql): void {
  putItem(sql, {kind: 'programme', id: 'programme', doc: DEFAULT_PROGRAMME});
  for (const segment of starterSegments()) putItem(sql, {kind: 'segment', id: segment.id, doc: segment});
}
