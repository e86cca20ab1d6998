import type {ReadyTexts} from '#shared/reach/ready-made/ready-text';

export const ENGLISH: ReadyTexts = {
  welcome: {
    name: 'Welcome',
    subject: 'Welcome, and thank you',
    text: `Hello {{first-name|there}},

thank you for joining as {{tier|a member}}. It means a lot to me.

If you have a question, or an idea of what you would like to see, just reply to this message. I read all of them.`,
  },
  declined: {
    name: 'Declined payment',
    subject: 'Your last payment did not go through',
    text: `Hello {{first-name|there}},

your payment for {{tier|your membership}} did not go through this month. Most often the card has expired or the bank was careful.

There is nothing to pay to me directly. Patreon tries again by itself a few times this month; if you would rather be sure, check your card in your Patreon settings under “Billing”.

Thank you for your support, whatever you decide.`,
  },
  'declined-elsewhere': {
    name: 'Declined payment',
    subject: 'Your last payment did not go through',
    text: `Hello {{first-name|there}},

your last payment for {{tier|your membership}} did not go through. Most often the card has expired or the bank was careful.

The payment is tried again by itself in the next days; if you would rather be sure, check the card in your account.

Thank you for your support, whatever you decide.`,
  },
  invite: {
    name: 'Newsletter invitation',
    subject: 'Would you like my newsletter?',
    text: `Hello {{first-name|there}},

I also write a newsletter, and you do not get it yet. If you would like to, sign up here:

{{sign-up-link}}

You will be asked to confirm once. If not, do nothing: I will not sign you up and will not ask again.`,
  },
  left: {
    name: 'Why did you leave?',
    subject: 'May I ask why you left?',
    text: `Hello {{first-name|there}},

you ended your membership a little while ago. Thank you for the time that you were here.

May I ask why? Three short questions, and they help me a lot:

{{survey-link}}

You need not answer, and I will not ask again.`,
  },
  address: {
    name: 'Postal address',
    subject: 'Where may I send it?',
    text: `Hello {{first-name|there}},

I would like to post you {{benefit|something}}, and I have no address of yours yet. Please enter it here:

{{form-link}}

I use it for this parcel alone.`,
  },
  other: {
    name: 'Short message',
    subject: '',
    text: `Hello {{first-name|there}},

`,
  },
};
