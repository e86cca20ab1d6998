import {useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import {vendorOf} from '#shared/model/record-key';
import type {SupporterTag} from '#shared/model/supporter';
import {formats} from '../language';
import {vendorName} from '../vendor-name';

type Props = {
  readonly tags: readonly SupporterTag[];
  /** All tags in use, to choose from. */
  readonly inUse: readonly string[];
  readonly onTag: (name: string, on: boolean) => void;
};

/** Tags on the person, those that a vendor carries as labels included. */
export function TagsSection({tags, inUse, onTag}: Props) {
  const field = useRef<HTMLInputElement>(null);
  const add = () => {
    const name = field.current?.value.trim() ?? '';
    if (name === '') return;
    onTag(name, true);
    if (field.current !== null) field.current.value = '';
    field.current?.focus();
  };
  return (
    <section aria-labelledby="tags-title">
      <h3 id="tags-title">{i18n.t('person.tags')}</h3>
      {tags.length === 0 ? undefined : (
        <ul class="tags">
          {tags.map(({name, records}) => (
            <li key={name} class="tag" title={formats().list([...new Set(records.map(vendorOf))].map(vendorName))}>
              {name}
              <button
                type="button"
                class="icon"
                aria-label={i18n.t('person.removeTag', [name])}
                onClick={() => onTag(name, false)}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="row"
        onSubmit={event => {
          event.preventDefault();
          add();
        }}
      >
        <input
          ref={field}
          class="grow"
          list="tags-in-use"
          maxLength={191}
          aria-label={i18n.t('person.tagField')}
          placeholder={i18n.t('person.tagField')}
        />
        <datalist id="tags-in-use">
          {inUse.map(name => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <button type="submit">{i18n.t('verb.add')}</button>
      </form>
    </section>
  );
}
