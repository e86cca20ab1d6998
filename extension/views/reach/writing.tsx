import {i18n} from '#i18n';
import type {Template} from '#shared/model/template';
import {sendMessage} from '../../messages';
import type {ActProps} from '../act/act-props';
import type {ChannelOption} from './channel-options';
import {LinkFields} from './link-fields';
import {PreviewPart} from './preview-part';
import type {ReachSettings} from './reach-settings';
import {TextPart} from './text-part';
import type {Written} from './use-writing';

type Props = Pick<ActProps, 'snapshot' | 'toasts'> & {
  readonly settings: ReachSettings;
  readonly onSettings: (change: Partial<ReachSettings>) => void;
  readonly writing: Written;
  readonly option: ChannelOption;
  readonly isPatreon: boolean;
};

/** The text and how it looks, and the addresses that it needs. */
export function Writing({snapshot, toasts, settings, onSettings, writing, option, isPatreon}: Props) {
  const {draft, own, telling, known} = writing;
  const send = async (template: Template, on: boolean) => {
    const made = {id: crypto.randomUUID(), at: Date.now()};
    const {id, rev} = template;
    const answer = await sendMessage('send', {
      command: on ? {...made, kind: 'template-put', template} : {...made, kind: 'template-remove', template: id, rev},
    });
    if (!answer.ok) {
      toasts.warn(answer.detail === 'conflict' ? i18n.t('filters.conflict') : i18n.t(`trouble.${answer.code}`));
      return false;
    }
    const {undo} = answer;
    toasts.say(
      i18n.t(on ? 'reach.textSaved' : 'reach.textRemoved'),
      undo === undefined ? undefined : () => void sendMessage('send', {command: {...undo, at: Date.now()}}),
    );
    return true;
  };
  return (
    <>
      <LinkFields fields={draft.fields} settings={settings} onChange={onSettings} />
      <TextPart
        draft={draft}
        own={own}
        language={settings.language}
        isPatreon={isPatreon}
        onLanguage={language => onSettings({language})}
        onSave={template => send(template, true)}
        onRemove={template => void send(template, false)}
      />
      <PreviewPart
        snapshot={snapshot}
        people={option.audience.reached}
        draft={draft}
        telling={telling}
        known={known}
        isForAll={option.channel !== 'message'}
        onCopied={() => toasts.say(i18n.t('person.copied'))}
      />
    </>
  );
}
