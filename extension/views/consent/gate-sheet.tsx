import {i18n} from '#i18n';
import {Sheet} from '../parts/sheet';
import {ConsentForm} from './consent-form';
import type {Gate} from './use-gate';

/** What the gate asks, over whatever asked for it; nothing while it asks nothing. */
export function GateSheet({gate}: {readonly gate: Gate}) {
  if (gate.question === 'consent') {
    return (
      <Sheet id="consent" title={i18n.t('consent.title')} onClose={gate.onCancel}>
        <ConsentForm onAgree={gate.onAgree} onCancel={gate.onCancel} />
      </Sheet>
    );
  }
  if (gate.question === undefined) return undefined;
  return (
    <Sheet id="sample-first" title={i18n.t('sample.firstTitle')} onClose={gate.onCancel}>
      <p>{i18n.t('sample.firstText')}</p>
      <p class="row wraps">
        <button type="button" class="primary" onClick={() => void gate.onRemove()}>
          {i18n.t('sample.removeAndGoOn')}
        </button>
        <button type="button" onClick={gate.onCancel}>
          {i18n.t('verb.cancel')}
        </button>
      </p>
    </Sheet>
  );
}
