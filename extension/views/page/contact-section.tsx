import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {isToWelcome} from '#shared/membership/contacts';
import type {ContactChannel, ContactPurpose} from '#shared/model/contact';
import type {Supporter} from '#shared/model/supporter';
import {CHANNEL_TEXTS, contactText, PURPOSE_TEXTS} from '../contact-text';
import {dayOfText, textOfDay} from '../history-span';
import {Ago} from '../parts/ago';

export type OnContact = (
  supporter: string,
  contact: {readonly channel: ContactChannel; readonly purpose: ContactPurpose; readonly when?: number},
) => void;

const CHANNELS = ['host', 'message', 'mail-tool', 'bcc', 'other'] as const satisfies readonly ContactChannel[];
const PURPOSES = ['welcome', 'declined', 'invite', 'other'] as const satisfies readonly ContactPurpose[];

type Props = {
  readonly supporter: Supporter;
  readonly now: number;
  readonly onContact: OnContact;
  readonly onRemove: (supporter: string, contact: string) => void;
};

/** When the creator wrote to the person, and the mark that they did so now. */
export function ContactSection({supporter, now, onContact, onRemove}: Props) {
  const [isOpen, setOpen] = useState(false);
  const {id, contacts = []} = supporter;
  const toWelcome = isToWelcome(supporter, now);
  return (
    <section aria-labelledby="contacts-title">
      <h3 id="contacts-title">{i18n.t('contact.title')}</h3>
      {toWelcome ? <p>{i18n.t('contact.toWelcome')}</p> : undefined}
      {contacts.length === 0 && !toWelcome ? <p class="second">{i18n.t('contact.none')}</p> : undefined}
      <ul class="notes">
        {contacts.map(contact => (
          <li key={contact.id} class="row" data-testid="contact">
            <p class="grow wrap">
              {contactText(contact)}{' '}
              <span class="second">
                <Ago at={contact.at} now={now} />
              </span>
            </p>
            <button type="button" class="icon" aria-label={i18n.t('contact.remove')} onClick={() => onRemove(id, contact.id)}>
              ✕
            </button>
          </li>
        ))}
      </ul>
      {isOpen ? (
        <ContactForm
          first={toWelcome ? 'welcome' : 'other'}
          now={now}
          onCancel={() => setOpen(false)}
          onMark={contact => {
            onContact(id, contact);
            setOpen(false);
          }}
        />
      ) : (
        <p>
          <button type="button" data-testid="mark-contacted" onClick={() => setOpen(true)}>
            {i18n.t('contact.mark')}
          </button>
        </p>
      )}
    </section>
  );
}

type FormProps = {
  readonly first: ContactPurpose;
  readonly now: number;
  readonly onCancel: () => void;
  readonly onMark: (contact: Parameters<OnContact>[1]) => void;
};

function ContactForm({first, now, onCancel, onMark}: FormProps) {
  const [purpose, setPurpose] = useState<ContactPurpose>(first);
  const [channel, setChannel] = useState<ContactChannel>('host');
  const today = textOfDay(now);
  const [day, setDay] = useState(today);
  const mark = () => {
    const when = day === today ? undefined : dayOfText(day);
    onMark({purpose, channel, ...(when === undefined ? {} : {when})});
  };
  return (
    <form
      class="form"
      onSubmit={event => {
        event.preventDefault();
        mark();
      }}
    >
      <label for="contact-purpose">{i18n.t('contact.purpose')}</label>
      <select
        id="contact-purpose"
        value={purpose}
        onChange={({currentTarget}) => setPurpose(PURPOSES.find(one => one === currentTarget.value) ?? 'other')}
      >
        {PURPOSES.map(one => (
          <option key={one} value={one}>
            {i18n.t(PURPOSE_TEXTS[one])}
          </option>
        ))}
      </select>
      <label for="contact-channel">{i18n.t('contact.channel')}</label>
      <select
        id="contact-channel"
        value={channel}
        onChange={({currentTarget}) => setChannel(CHANNELS.find(one => one === currentTarget.value) ?? 'other')}
      >
        {CHANNELS.map(one => (
          <option key={one} value={one}>
            {i18n.t(CHANNEL_TEXTS[one])}
          </option>
        ))}
      </select>
      <label for="contact-day">{i18n.t('contact.when')}</label>
      <input id="contact-day" type="date" max={today} value={day} onChange={({currentTarget}) => setDay(currentTarget.value)} />
      <p class="row">
        <button type="submit" class="primary">
          {i18n.t('contact.mark')}
        </button>
        <button type="button" onClick={onCancel}>
          {i18n.t('verb.cancel')}
        </button>
      </p>
    </form>
  );
}
