import {i18n} from '#i18n';
import {useStored} from '../data/use-stored';
import {formats} from '../language';
import {checklist, NO_CHOICE, stepsDone} from './checklist';

const STEPS = 3;

/** Leads from Today back to the set-up list, until it is done or hidden. */
export function ChecklistLine() {
  const chosen = useStored(checklist);
  if (chosen === undefined || chosen.isHidden || stepsDone(chosen) === STEPS) return undefined;
  return (
    <p class="row wraps second" data-testid="checklist-line">
      <span class="grow">
        <a href="#/welcome">{i18n.t('checklist.title')}</a> {i18n.t('checklist.done', [formats().number(stepsDone(chosen))])}
      </span>
      <button type="button" class="link" onClick={() => void checklist.setValue({...NO_CHOICE, ...chosen, isHidden: true})}>
        {i18n.t('checklist.hide')}
      </button>
    </p>
  );
}
