import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {TrackingRules} from '#shared/protocol/track';
import {FRESH, type RulesText, rulesOf, rulesText} from './site-rules';

type Props = {
  /** undefined: it was never switched on. */
  readonly rules: TrackingRules | undefined;
  readonly isOn: boolean;
  readonly onSave: (rules: TrackingRules) => Promise<boolean>;
};

/** Where the creator's own site is, and what counts there. */
export function SiteForm({rules, isOn, onSave}: Props) {
  const [text, setText] = useState<RulesText>(rules === undefined ? FRESH : rulesText(rules));
  const [wrong, setWrong] = useState('');
  const change = (more: Partial<RulesText>) => setText({...text, ...more});
  const save = async () => {
    const wanted = rulesOf(text);
    if ('line' in wanted) {
      setWrong(i18n.t(wanted.field === 'origins' ? 'ownSite.wrongOrigin' : 'ownSite.wrongPage', [wanted.line]));
      return;
    }
    setWrong('');
    await onSave(wanted);
  };
  return (
    <form
      class="form"
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
    >
      <label>
        {i18n.t('ownSite.origins')}
        <textarea
          rows={2}
          required
          placeholder="https://"
          data-testid="own-origins"
          value={text.origins}
          onInput={({currentTarget}) => change({origins: currentTarget.value})}
        />
      </label>
      <label>
        {i18n.t('ownSite.pages')}
        <textarea rows={3} value={text.pages} onInput={({currentTarget}) => change({pages: currentTarget.value})} />
      </label>
      <label>
        {i18n.t('ownSite.columns')}
        <textarea rows={2} value={text.columns} onInput={({currentTarget}) => change({columns: currentTarget.value})} />
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={text.siteAsks}
          onChange={({currentTarget}) => change({siteAsks: currentTarget.checked})}
        />
        {i18n.t('ownSite.asks')}
      </label>
      <p class="trouble-text" role="status">
        {wrong}
      </p>
      <p class="row">
        <button type="submit" class={isOn ? undefined : 'primary'} data-testid="own-save">
          {i18n.t(isOn ? 'verb.save' : 'ownSite.start')}
        </button>
      </p>
    </form>
  );
}
