import {useLayoutEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {tagId} from '#shared/model/tag-id';
import type {TagChange} from '../actions/action';
import type {PersonCard} from '../messages';
import {focusItem, type MenuKeyEvent, menuKeys} from './menu-keys';
import {T} from './text';

type Props = {readonly person: PersonCard | undefined; readonly change: (change: TagChange) => void; readonly close: () => void};

const SHOWN = 8;

/** Puts tags on a person and takes them off; a new one is typed. */
export function Tags({person, change, close}: Props) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  // Before the box is painted: a key typed at once must not go to the page.
  useLayoutEffect(() => field.current?.focus({preventScroll: true}), []);
  const worn = person?.supporter.tags.map(tag => tag.name) ?? [];
  const offered = offer(worn, person?.tagsInUse ?? [], typed);
  const isOn = (name: string) => worn.some(one => tagId(one) === tagId(name));
  const toggle = (name: string) => {
    if (name.trim() === '') return;
    // a tag that is in use keeps its spelling
    const known = [...worn, ...(person?.tagsInUse ?? [])].find(one => tagId(one) === tagId(name));
    setTyped('');
    change({name: known ?? name.trim(), on: !isOn(name)});
  };
  return (
    <>
      <input
        ref={field}
        class="input"
        type="text"
        value={typed}
        maxLength={191}
        aria-label={i18n.t('overlay.menu.newTag')}
        placeholder={i18n.t('overlay.menu.newTag')}
        autocomplete="off"
        spellcheck={false}
        onInput={event => setTyped(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter') toggle(event.currentTarget.value);
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          focusItem(list.current, 0);
        }}
      />
      <div
        ref={list}
        role="menu"
        aria-label={i18n.t('overlay.menu.tags')}
        onKeyDown={(event: MenuKeyEvent) => menuKeys(event, {close, typeAhead: true})}
      >
        {offered.map(name => (
          <button
            key={tagId(name)}
            type="button"
            class="item"
            role="menuitemcheckbox"
            aria-checked={isOn(name)}
            aria-label={name}
            tabIndex={-1}
            data-words={name}
            onClick={() => toggle(name)}
          >
            <T text={isOn(name) ? '✓' : ''} as="tick" />
            <T text={name} as="grow" />
          </button>
        ))}
      </div>
    </>
  );
}

/** The person's own tags first, then those in use, once each, narrowed by what is typed. */
function offer(worn: readonly string[], inUse: readonly string[], typed: string): string[] {
  const all = new Map([...worn, ...inUse].map(name => [tagId(name), name]));
  const wanted = tagId(typed);
  return [...all].flatMap(([id, name]) => (id.includes(wanted) ? [name] : [])).slice(0, Math.max(SHOWN, worn.length));
}
