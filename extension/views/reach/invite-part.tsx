import {i18n} from '#i18n';
import {formats} from '../language';
import {Progress} from '../parts/sheet';
import {vendorName} from '../vendor-name';
import {type Running, workText} from '../work-text';

type Props = {
  readonly vendor: string;
  readonly people: number;
  readonly running: Running | undefined;
  readonly onInvite: () => void;
};

/** The service asks each of them by a mail of its own whether they want the newsletter: nobody is subscribed by us. */
export function InvitePart({vendor, people, running, onInvite}: Props) {
  const {number} = formats();
  return (
    <section class="reach-act" data-testid="invite">
      <p>{i18n.t('out.inviteHow', [vendorName(vendor)])}</p>
      {running === undefined ? undefined : <Progress text={workText(running)} done={running.done} of={running.of} />}
      <p class="row end">
        <button
          type="button"
          class="primary"
          data-testid="do-invite"
          disabled={people === 0 || running !== undefined}
          onClick={onInvite}
        >
          {i18n.t('out.inviteDo', people, [number(people)])}
        </button>
      </p>
    </section>
  );
}
