import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Picture} from '#shared/model/picture';
import type {ProgrammePlan} from '#shared/model/programme';
import {PictureField} from '../standing/picture-field';
import {newId} from '../standing/plan-parts';
import {usePictureFile} from '../standing/use-picture-file';

export type OwnPage = NonNullable<ProgrammePlan['page']>;

type Props = {
  readonly page: OwnPage;
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly onSave: (page: OwnPage, picture: Picture | undefined) => Promise<void>;
};

/** Name, colour and logo of the page, whether people see their rank, and the fields that other tools keep in step. */
export function PageForm({page, pictures, onSave}: Props) {
  const [draft, setDraft] = useState<OwnPage>(page);
  const [isTried, setTried] = useState(false);
  const file = usePictureFile();
  const kept = draft.logo === undefined ? undefined : pictures.get(draft.logo);
  const change = (part: Partial<OwnPage>) => setDraft({...draft, ...part});
  const save = () => {
    setTried(true);
    if (draft.name.trim() === '') return;
    const picture = file.png === undefined ? undefined : {id: kept?.id ?? newId(), png: file.png, rev: kept?.rev ?? 0};
    void onSave(cleaned({...draft, ...(picture === undefined ? {} : {logo: picture.id})}), picture);
  };
  const withoutLogo = () => {
    const {logo: _, ...rest} = draft;
    setDraft(rest);
  };
  return (
    <form
      class="card form"
      data-testid="page-form"
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
    >
      <h2>{i18n.t('ownPage.look')}</h2>
      <label for="page-name">{i18n.t('ownPage.name')}</label>
      <input
        id="page-name"
        maxLength={80}
        value={draft.name}
        onInput={({currentTarget}) => change({name: currentTarget.value})}
      />
      <label for="page-colour">{i18n.t('ownPage.colour')}</label>
      <input
        id="page-colour"
        type="color"
        value={draft.colour}
        onInput={({currentTarget}) => change({colour: currentTarget.value.toLowerCase()})}
      />
      <p class="second">{i18n.t('ownPage.colourHelp')}</p>
      <p>
        <b>{i18n.t('ownPage.logo')}</b>
      </p>
      <PictureField file={file} kept={kept?.png} name={draft.name} onDrawn={withoutLogo} />
      <label class="row">
        <input type="checkbox" checked={draft.rank === true} onChange={() => change({rank: draft.rank !== true})} />
        <span>{i18n.t('ownPage.rank')}</span>
      </label>
      <Fields fields={draft.fields} onChange={fields => change({fields})} />
      {isTried && draft.name.trim() === '' ? (
        <p class="trouble-text" role="alert">
          {i18n.t('ownPage.needsName')}
        </p>
      ) : undefined}
      <p class="row">
        <span class="grow" />
        <button type="submit" class="primary" data-testid="page-save">
          {i18n.t('verb.save')}
        </button>
      </p>
    </form>
  );
}

const LABELS = {points: 'ownPage.field.points', level: 'ownPage.field.level'} as const;

type FieldsProps = {readonly fields: OwnPage['fields']; readonly onChange: (fields: OwnPage['fields']) => void};

function Fields({fields = {}, onChange}: FieldsProps) {
  return (
    <fieldset class="fields">
      <legend>{i18n.t('ownPage.fields')}</legend>
      {(['points', 'level'] as const).map(name => (
        <label key={name}>
          <span>{i18n.t(LABELS[name])}</span>
          <input
            maxLength={80}
            placeholder={`loyalty_${name}`}
            data-testid={`page-field-${name}`}
            value={fields[name] ?? ''}
            onInput={({currentTarget}) => onChange({...fields, [name]: currentTarget.value})}
          />
        </label>
      ))}
      <p class="second">{i18n.t('ownPage.fieldsHelp')}</p>
    </fieldset>
  );
}

/** What is empty is not there. */
function cleaned({fields = {}, ...page}: OwnPage): OwnPage {
  const said = Object.entries(fields).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []));
  const named = {...page, name: page.name.trim()};
  return said.length === 0 ? named : {...named, fields: Object.fromEntries(said)};
}
