import {i18n} from '#i18n';
import type {Rule} from '#shared/model/rule';
import {ruleSentence} from './rule-sentence';

type Props = {
  /** As it was when the form was opened, and as it is now; undefined: not there. */
  readonly opened: Rule | undefined;
  readonly stored: Rule | undefined;
  /** As it is typed. */
  readonly mine: Rule | undefined;
  readonly zone: string;
  readonly onTake: () => void;
  readonly onKeep: () => void;
};

/** Another browser saved the rule while it was being edited here: both versions, and a choice. */
export function RuleConflict({opened, stored, mine, zone, onTake, onKeep}: Props) {
  if (opened === undefined || JSON.stringify(opened) === JSON.stringify(stored)) return null;
  return (
    <div class="notice" role="alert" data-testid="conflict">
      <p class="wrap">
        {stored === undefined ? i18n.t('loyalty.conflict.gone') : i18n.t('loyalty.conflict.rule', [ruleSentence(stored, zone)])}
      </p>
      {mine === undefined ? undefined : <p class="wrap">{i18n.t('loyalty.conflict.mine', [ruleSentence(mine, zone)])}</p>}
      <p class="row wraps">
        <button type="button" onClick={onTake}>
          {i18n.t('loyalty.conflict.take')}
        </button>
        <button type="button" onClick={onKeep}>
          {i18n.t('loyalty.conflict.keep')}
        </button>
      </p>
    </div>
  );
}
