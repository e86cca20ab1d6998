import {ENGINE_REVISION} from '#shared/engine-revision';
import type {Home} from './home';
import {isOpen} from './open-workspace';
import {readProgramme} from './programme';
import {rederive} from './put-programme';
import {readSetting, writeSetting} from './setting-store';

/** Has everybody derived anew, once, where an engine of another revision made them. Call at each start. */
export function deriveAfterUpdate(home: Home): void {
  const {sql} = home;
  if (!isOpen(sql) || readSetting(sql, 'engine') === String(ENGINE_REVISION)) return;
  sql.transaction(() => {
    rederive(home, readProgramme(sql));
    writeSetting(sql, 'engine', String(ENGINE_REVISION));
  });
}
