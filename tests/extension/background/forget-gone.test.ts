import {expect, it, vi} from 'vitest';
import type {PanelSubject} from '../../../extension/messages.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {page, ridNumber, supporter} from '../mirror/people.ts';
import {fakeChrome} from '../site-access/fake-chrome.ts';

const kept = new Map<string, unknown>();
const session = {
  get: async (key: string | null) => (key === null ? Object.fromEntries(kept) : {[key]: kept.get(key)}),
  set: async (values: object) => {
    for (const [key, value] of Object.entries(values)) kept.set(key, value);
  },
  remove: async (keys: string | readonly string[]) => {
    for (const key of [keys].flat()) kept.delete(key);
  },
};
const chrome = fakeChrome();
vi.stubGlobal('chrome', {...chrome, storage: {...chrome.storage, session}});
const {forgetGone} = await import('../../../extension/background/forget-gone.ts');
const {keepPanelFilter, keepPanelSubject, readPanel} = await import('../../../extension/panel-storage.ts');
const {rowChoices} = await import('../../../extension/settings.ts');

it('whoever was erased stays neither the choice for a row nor the subject of a panel (C40, F47)', async () => {
  const mirror = await freshMirror();
  await mirror.restart('local', 'local');
  await mirror.apply('local', page(0, [supporter({number: 1})]));
  const [here, gone] = [ridNumber(1), ridNumber(2)];
  await rowChoices.setValue({'https://a.example': {x: here, y: gone}, 'https://b.example': {z: gone}});
  const subjects: PanelSubject[] = [
    {kind: 'person', id: here},
    {kind: 'person', id: gone},
    {kind: 'several', identity: {identifiers: []}, ids: [here, gone], origin: undefined},
  ];
  for (const [tab, subject] of subjects.entries()) await keepPanelSubject(tab, subject);
  await keepPanelFilter(1, 'tier:Gold');
  await forgetGone(mirror);
  expect(await rowChoices.getValue()).toEqual({'https://a.example': {x: here}, 'https://b.example': {}});
  expect((await readPanel(0)).subject).toEqual(subjects[0]);
  expect(await readPanel(1)).toEqual({subject: undefined, filter: 'tier:Gold'});
  expect((await readPanel(2)).subject).toBeUndefined();
});
