import type {Mirror} from '../mirror/open-mirror';
import {holderOf} from '../mirror/saved-filters';
import {forgetPanelSubjects} from '../panel-storage';
import {rowChoices, session} from '../settings';

/** Takes whoever was just erased out of what this browser keeps beside the data: whom rows were said to be, and open panels. */
export async function forgetGone(mirror: Mirror): Promise<void> {
  const home = (await session.getValue()) === null ? 'local' : 'server';
  const state = await mirror.read(home);
  const isThere = (rid: string) => holderOf(state, rid) !== undefined;
  const all = await rowChoices.getValue();
  const kept = Object.entries(all).map(([origin, rows]) => [
    origin,
    Object.fromEntries(Object.entries(rows).filter(([, rid]) => isThere(rid))),
  ]);
  await rowChoices.setValue(Object.fromEntries(kept));
  await forgetPanelSubjects(subject => {
    if (subject.kind === 'person') return !isThere(subject.id);
    return subject.kind === 'several' && !subject.ids.every(isThere);
  });
}
