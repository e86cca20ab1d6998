import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Language} from '#shared/model/language';
import type {Template} from '#shared/model/template';
import {isReadyMade} from '#shared/reach/ready-made/ready-templates';
import type {Draft} from './use-draft-text';

type Props = {
  readonly draft: Draft;
  readonly language: Language;
  readonly onSave: (template: Template) => Promise<boolean>;
  readonly onRemove: (template: Template) => void;
};

/** Keeps a text under a name, for the next time. */
export function SaveText({draft, language, onSave, onRemove}: Props) {
  const {base, template, problem, isChanged} = draft;
  const isOurs = isReadyMade(base);
  const [name, setName] = useState<string | undefined>(undefined);
  if (name === undefined) {
    return (
      <p class="row">
        <button type="button" class="link" disabled={problem !== undefined || !isChanged} onClick={() => setName(base.name)}>
          {i18n.t('reach.saveText')}
        </button>
        {isOurs ? undefined : (
          <button type="button" class="link" onClick={() => onRemove(base)}>
            {i18n.t('reach.removeText')}
          </button>
        )}
      </p>
    );
  }
  const save = async () => {
    const id = isOurs ? crypto.randomUUID() : base.id;
    const kept: Template = {...template, id, name: name.trim(), language};
    if (!(await onSave(kept))) return;
    draft.onBase({...kept, rev: kept.rev + 1});
    setName(undefined);
  };
  return (
    <p class="row">
      <input
        class="grow"
        aria-label={i18n.t('reach.textName')}
        maxLength={80}
        value={name}
        onInput={({currentTarget}) => setName(currentTarget.value)}
      />
      <button type="button" disabled={name.trim() === ''} onClick={() => void save()}>
        {i18n.t('verb.save')}
      </button>
      <button type="button" onClick={() => setName(undefined)}>
        {i18n.t('verb.cancel')}
      </button>
    </p>
  );
}
