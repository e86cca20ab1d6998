import {i18n} from '#i18n';
import {printRoute} from '../route';

/** What supporters open has to be there while this computer is off: what that takes. @param text - what it is that they open */
export function NeedsServer({text}: {readonly text: string}) {
  return (
    <section class="card">
      <p>{text}</p>
      <p class="second">{i18n.t('ownPage.takes')}</p>
      <p>
        <a class="button" href={printRoute({view: 'connections'})}>
          {i18n.t('ownPage.toServer')}
        </a>
      </p>
    </section>
  );
}
