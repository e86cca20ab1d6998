import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {ApiError} from '../../api/api-error';
import {eraseWorkspace} from '../../api/erase-workspace';
import {formats} from '../language';
import {AskFirst} from '../parts/ask-first';
import type {Toasts} from '../toasts';
import {formerServer} from './former-server';
import {keepFailureText} from './keep-text';

/** The private server that everything was brought back from, until what it holds is erased. */
export function FormerCard({toasts}: {readonly toasts: Toasts}) {
  const [former, setFormer] = useState<Awaited<ReturnType<typeof formerServer.getValue>>>(null);
  useEffect(() => {
    void formerServer.getValue().then(setFormer);
    return formerServer.watch(setFormer);
  }, []);
  if (former === null) return undefined;
  const erase = async () => {
    try {
      await eraseWorkspace({origin: former.server, token: former.token}, former.name);
      await formerServer.setValue(null);
      toasts.say(i18n.t('move.formerErased'));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toasts.warn(keepFailureText(error.code === 'unauthorised' ? 'unpaired' : 'offline'));
    }
  };
  return (
    <section class="card" data-testid="former-card">
      <h2>{i18n.t('move.copyTitle')}</h2>
      <p>{i18n.t('move.former', [former.server, formats().date(former.at)])}</p>
      <AskFirst question={i18n.t('move.formerAsk')} testId="erase-former" onYes={erase}>
        {i18n.t('move.formerErase')}
      </AskFirst>
    </section>
  );
}
