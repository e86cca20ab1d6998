import type {NoticeText} from '#shared/notice/notice-facts';

export const fr: NoticeText = ({vendors, isLocal, countsVisits, linksDiscord, leaverMonths}) => [
  'Comment je tiens le fil avec mes membres',
  `J’utilise un outil nommé Regulars pour voir qui me suit, remettre ce que j’ai promis et remercier. Il rassemble ce que ${vendors === '' ? 'les services où vous me suivez' : vendors} me disent déjà de vous : nom, adresse e-mail, abonnement, paiements, commandes, état de la newsletter, et une adresse postale quand je vous envoie quelque chose. Je peux y ajouter mes propres notes et étiquettes.`,
  isLocal
    ? 'Tout reste dans mon propre navigateur. L’outil n’a ni serveur, ni mesure d’audience, ni publicité, et personne d’autre ne reçoit vos données.'
    : 'Tout reste dans mon propre navigateur et sur un serveur privé que je gère moi-même chez Cloudflare. Les auteurs de l’outil ne reçoivent rien ; il n’y a ni mesure d’audience ni publicité.',
  ...(countsVisits
    ? [
        'Sur mon propre site, je compte ce que font les visiteurs qui l’ont accepté : pages, téléchargements et ce qu’ils m’envoient. Cela ne pose aucun cookie, est gardé 90 jours (les pages qui vous valent des points, aussi longtemps que les points), et vous pouvez revenir dessus à tout moment sur le site.',
      ]
    : []),
  ...(linksDiscord
    ? [
        'Sur votre page personnelle, vous pouvez lier votre compte Discord. Avec votre accord, j’apprends alors votre nom et votre identifiant là-bas, une fois, pour voir vos rôles sur mon serveur et vous donner ceux de votre palier. Un cookie qui dure dix minutes assure que c’est bien vous. Vous le retirez avec un bouton sur la même page.',
      ]
    : []),
  'À partir des paiements et de l’activité, l’outil calcule un indice de fidélité que je suis seul(e) à voir. Il ne décide rien par lui-même. Si vous n’en voulez pas, écrivez-moi : vous n’aurez alors ni indice, ni place, ni suggestion, et rien d’autre ne changera pour vous.',
  leaverMonths === null
    ? 'Si vous partez, je garde votre nom et votre adresse jusqu’à ce que vous me demandiez de les effacer.'
    : `Si vous partez, votre nom, votre e-mail et votre adresse sont supprimés ${leaverMonths} mois après le dernier signe de votre abonnement ou inscription. Les montants et dates restent, sans votre nom.`,
  'Vous pouvez à tout moment me demander ce que je garde de vous, le faire corriger, en recevoir une copie ou le faire effacer : [votre adresse e-mail].',
  `Regulars n’est pas affilié à ${vendors === '' ? 'ces services' : vendors}.`,
];
