import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Picture} from '#shared/model/picture';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Badge} from '#shared/model/reward';
import {NamedForm} from '../parts/named-form';
import {BadgeForFields} from './badge-for-fields';
import {badgeProblem} from './badge-problem';
import {PictureField} from './picture-field';
import {newId} from './plan-parts';
import {usePictureFile} from './use-picture-file';

type Props = {
  /** Undefined: a new one. */
  readonly badge: Badge | undefined;
  readonly plan: ProgrammePlan;
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly onSave: (badge: Badge, picture: Picture | undefined) => Promise<void>;
  readonly onCancel: () => void;
};

/** Name, what it is for, whether it is a surprise, and its picture. */
export function BadgeForm({badge, plan, pictures, onSave, onCancel}: Props) {
  const [draft, setDraft] = useState<Badge>(
    badge ?? {id: newId(), name: '', for: {kind: 'count', action: 'commented', times: 5}},
  );
  const file = usePictureFile();
  const kept = draft.picture === undefined ? undefined : pictures.get(draft.picture);
  const save = () => {
    const picture: Picture | undefined =
      file.png === undefined ? undefined : {id: kept?.id ?? newId(), png: file.png, rev: kept?.rev ?? 0};
    const named = {...draft, name: draft.name.trim()};
    void onSave(picture === undefined ? named : {...named, picture: picture.id}, picture);
  };
  return (
    <NamedForm
      id="badge"
      class="standing"
      title={<h2>{i18n.t(badge === undefined ? 'standing.badges.add' : 'standing.badges.edit')}</h2>}
      label={i18n.t('standing.name')}
      name={draft.name}
      onName={name => setDraft({...draft, name})}
      problem={badgeProblem(draft, plan)}
      onSave={save}
      onCancel={onCancel}
    >
      <label for="badge-text">{i18n.t('standing.badges.textField')}</label>
      <input
        id="badge-text"
        maxLength={200}
        value={draft.text ?? ''}
        onInput={({currentTarget: {value}}) => {
          const {text: _, ...rest} = draft;
          setDraft(value === '' ? rest : {...rest, text: value});
        }}
      />
      <BadgeForFields badge={draft} plan={plan} onChange={setDraft} />
      <label class="row">
        <input
          type="checkbox"
          checked={draft.hidden === true}
          onChange={() => {
            const {hidden, ...rest} = draft;
            setDraft(hidden === true ? rest : {...rest, hidden: true});
          }}
        />
        {i18n.t('standing.badges.isHidden')}
      </label>
      <PictureField
        file={file}
        kept={kept?.png}
        name={draft.name}
        onDrawn={() => {
          const {picture: _, ...rest} = draft;
          setDraft(rest);
        }}
      />
    </NamedForm>
  );
}
