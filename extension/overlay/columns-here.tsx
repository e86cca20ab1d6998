import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {FactField} from '../messages';
import {MOST_FACTS} from './chip-facts';
import type {FilterBar} from './filter-bar';
import {T} from './text';

/** Chooses what stands beside the score on this site, two columns at most. */
export function ColumnsHere({site, back}: {site: FilterBar['site']; back: () => void}) {
  const [fields, setFields] = useState<readonly FactField[]>([]);
  const {facts} = site.choice();
  // those that are on stand first; the list does not jump while it is open
  const load = async () => {
    const all = await site.fields();
    setFields([...all.filter(({name}) => facts.includes(name)), ...all.filter(({name}) => !facts.includes(name))]);
  };
  useEffect(() => void load().catch(back), []);
  const isFull = facts.length >= MOST_FACTS;
  const toggle = (name: string, isOn: boolean) => site.keep({facts: isOn ? facts.filter(one => one !== name) : [...facts, name]});
  return (
    <div class="columns">
      <button type="button" class="entry" aria-label={i18n.t('overlay.facts.back')} onClick={back}>
        <T text={`‹ ${i18n.t('overlay.facts.title')}`} />
      </button>
      {!site.hasRoom() && <Says text={i18n.t('overlay.facts.narrow')} />}
      {fields.map(({name, label}) => {
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
    </div>
  );
}

export function Says({text}: {text: string}) {
  return (
    <p class="says" role="note" aria-label={text}>
      <T text={text} />
    </p>
  );
}
