import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {fold} from '#shared/filter/fold';
import type {FactField} from '../messages';
import {MOST_FACTS} from './chip-facts';
import type {FilterBar} from './filter-bar';
import {T} from './text';

/** Chooses what stands beside the score on this site, two columns at most. Typing narrows the list. */
export function ColumnsHere({site, back}: {site: FilterBar['site']; back: () => void}) {
  const [fields, setFields] = useState<readonly FactField[]>([]);
  const [sought, seek] = useState('');
  const {facts} = site.choice();
  // those that are on stand first; the list does not jump while it is open
  const load = async () => {
    const all = await site.fields();
    setFields([...all.filter(({name}) => facts.includes(name)), ...all.filter(({name}) => !facts.includes(name))]);
  };
  useEffect(() => void load().catch(back), []);
  const isFull = facts.length >= MOST_FACTS;
  const toggle = (name: string, isOn: boolean) => site.keep({facts: isOn ? facts.filter(one => one !== name) : [...facts, name]});
  const words = fold(sought).split(/\s+/);
  const found = fields.filter(({name, label}) => words.every(word => fold(label).includes(word) || name.includes(word)));
  return (
    <div class="columns">
      <button type="button" class="entry" aria-label={i18n.t('overlay.facts.back')} onClick={back}>
        <T text={`‹ ${i18n.t('overlay.facts.title')}`} />
      </button>
      {!site.hasRoom() && <Says text={i18n.t('overlay.facts.narrow')} />}
      <Search sought={sought} seek={seek} back={back} />
      <div class="list">
        {found.map(({name, label}) => {
          const isOn = facts.includes(name);
          return (
            <button
              key={name}
              type="button"
              class="entry"
              aria-pressed={isOn}
              aria-label={label}
              disabled={isFull && !isOn}
              onClick={() => toggle(name, isOn)}
            >
              <T text={isOn ? '✓' : ''} as="tick" />
              <T text={label} as="grow" />
            </button>
          );
        })}
        {found.length === 0 && fields.length > 0 && <Says text={i18n.t('overlay.facts.none')} />}
      </div>
    </div>
  );
}

type SearchProps = {readonly sought: string; readonly seek: (text: string) => void; readonly back: () => void};

function Search({sought, seek, back}: SearchProps) {
  const input = useRef<HTMLInputElement>(null);
  // what was pressed to come here is gone
  useEffect(() => input.current?.focus({preventScroll: true}), []);
  return (
    <span class="field">
      <T text="⌕" as="glass" />
      <input
        ref={input}
        type="text"
        value={sought}
        aria-label={i18n.t('supporters.findColumn')}
        placeholder={i18n.t('supporters.findColumn')}
        autocomplete="off"
        spellcheck={false}
        onInput={event => seek(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          if (sought === '') back();
          else seek('');
        }}
      />
    </span>
  );
}

export function Says({text}: {text: string}) {
  return (
    <p class="says" role="note" aria-label={text}>
      <T text={text} />
    </p>
  );
}
