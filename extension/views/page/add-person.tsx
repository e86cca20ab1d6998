import {useRef} from 'preact/hooks';
import {i18n} from '#i18n';

/** A person whom no service knows. */
export function AddPerson({onAdd}: {readonly onAdd: (name: string, email: string) => void}) {
  const form = useRef<HTMLFormElement>(null);
  return (
    <form
      ref={form}
      class="card form"
      onSubmit={event => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        const name = String(data.get('name') ?? '').trim();
        if (name === '') return;
        onAdd(name, String(data.get('email') ?? '').trim());
        event.currentTarget.reset();
      }}
    >
      <h2>{i18n.t('duplicates.addTitle')}</h2>
      <label for="add-name">{i18n.t('field.name')}</label>
      <input id="add-name" name="name" required maxLength={200} />
      <label for="add-email">{i18n.t('field.email')}</label>
      <input id="add-email" name="email" type="email" maxLength={254} />
      <button type="submit">{i18n.t('verb.add')}</button>
    </form>
  );
}
