import type {ReadyTexts} from '#shared/reach/ready-made/ready-text';

export const FRENCH: ReadyTexts = {
  welcome: {
    name: 'Accueil',
    subject: 'Bienvenue et merci',
    text: `Bonjour {{first-name|}},

merci d’être parmi mes membres. Cela compte beaucoup pour moi.

Si vous avez une question, ou une idée de ce que vous aimeriez voir, répondez simplement à ce message. Je les lis tous.`,
  },
  declined: {
    name: 'Paiement refusé',
    subject: 'Votre dernier paiement n’est pas passé',
    text: `Bonjour {{first-name|}},

votre paiement pour {{tier|votre abonnement}} n’est pas passé ce mois-ci. Le plus souvent, la carte a expiré ou la banque a été prudente.

Vous n’avez rien à me payer directement. Patreon réessaie de lui-même plusieurs fois dans le mois ; pour plus de sûreté, vérifiez votre carte dans vos paramètres Patreon, à la rubrique « Facturation ».

Merci de votre soutien, quelle que soit votre décision.`,
  },
  'declined-elsewhere': {
    name: 'Paiement refusé',
    subject: 'Votre dernier paiement n’est pas passé',
    text: `Bonjour {{first-name|}},

votre dernier paiement pour {{tier|votre abonnement}} n’est pas passé. Le plus souvent, la carte a expiré ou la banque a été prudente.

Il sera de nouveau tenté de lui-même dans les prochains jours ; pour plus de sûreté, vérifiez la carte dans votre compte.

Merci de votre soutien, quelle que soit votre décision.`,
  },
  invite: {
    name: 'Invitation à la newsletter',
    subject: 'Aimeriez-vous recevoir ma newsletter ?',
    text: `Bonjour {{first-name|}},

j’écris aussi une newsletter, que vous ne recevez pas encore. Si elle vous intéresse, inscrivez-vous ici :

{{sign-up-link}}

Une confirmation vous sera demandée une fois. Sinon, ne faites rien : je ne vous inscrirai pas et ne vous le redemanderai pas.`,
  },
  left: {
    name: 'Pourquoi ce départ ?',
    subject: 'Puis-je vous demander la raison de votre départ ?',
    text: `Bonjour {{first-name|}},

vous avez mis fin à votre abonnement il y a peu. Merci pour le temps passé ici.

Puis-je vous demander pourquoi ? Trois courtes questions, qui m’aident beaucoup :

{{survey-link}}

Rien ne vous oblige à répondre, et je ne vous le redemanderai pas.`,
  },
  address: {
    name: 'Adresse postale',
    subject: 'À quelle adresse puis-je l’envoyer ?',
    text: `Bonjour {{first-name|}},

j’aimerais vous envoyer {{benefit|quelque chose}} par la poste, et je n’ai pas encore votre adresse. Vous pouvez l’indiquer ici :

{{form-link}}

Je ne m’en servirai que pour cet envoi.`,
  },
  other: {
    name: 'Message court',
    subject: '',
    text: `Bonjour {{first-name|}},

`,
  },
};
