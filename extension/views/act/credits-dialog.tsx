import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {copyText} from '../data/copy-text';
import type {Credits} from '../data/credits';
import {dayOf, fileNameOf} from '../data/export-people';
import {saveFile} from '../data/save-file';
import {useCredits} from '../data/use-credits';
import {formats} from '../language';
import {CreditsSheet} from '../page/credits-sheet';
import type {ActProps} from './act-props';

/** Names for the end of a video (J11). */
export function CreditsDialog({snapshot, toasts, ordinals, only, tree, name, onClose}: ActProps) {
  const [today] = useState(() => dayOf(snapshot.now));
  const [day, setDay] = useState(today);
  const say = ({names}: Credits) => toasts.say(i18n.t('supporters.namesCopied', names.length, [formats().number(names.length)]));
  const copy = (credits: Credits) => copyText(credits.names.join('\n'));
  const {state, again} = useCredits(snapshot, {ordinals, tree, only, day, today}, copy);
  return (
    <CreditsSheet
      state={state}
      day={day}
      today={today}
      onDay={next => next !== '' && setDay(next)}
      onCopy={credits => void copy(credits).then(isCopied => isCopied && say(credits))}
      onSave={credits =>
        saveFile(fileNameOf(name, Date.parse(`${day}T12:00:00`), '.txt'), [credits.names.join('\n')], 'text/plain')
      }
      onAgain={again}
      onClose={onClose}
    />
  );
}
