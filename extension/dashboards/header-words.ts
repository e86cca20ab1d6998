import type {View} from './adapter';

export type HeaderWords = NonNullable<View['headers']>;

/**
 * What stands above the columns of a list of people, in English, French and Spanish. The English words are those of the vendors'
 * help pages; the others are ours and were not checked against the vendors' translations.
 */
export const PEOPLE_HEADERS = {
  name: [
    ...['Name', 'Full name', 'Member', 'Patron', 'Supporter', 'Customer', 'Subscriber'],
    ...['Nom', 'Nom complet', 'Membre', 'Mécène', 'Soutien', 'Client', 'Abonné'],
    ...['Nombre', 'Nombre completo', 'Miembro', 'Mecenas', 'Cliente', 'Suscriptor'],
  ],
  email: [
    ...['Email', 'E-mail', 'Email address', 'Mail', 'Adresse e-mail', 'Adresse email', 'Courriel'],
    ...['Correo', 'Correo electrónico', 'Dirección de correo'],
  ],
  status: ['Status', 'State', 'Type', 'Statut', 'État', 'Estado', 'Tipo'],
  tier: [
    ...['Tier', 'Tiers', 'Membership', 'Plan', 'Level', 'Palier', 'Paliers', 'Niveau', 'Niveaux', 'Formule', 'Offre'],
    ...['Nivel', 'Niveles', 'Planes', 'Membresía'],
  ],
  amount: [
    ...['Pledge', 'Amount', 'Price', 'Engagement', 'Contribution', 'Montant', 'Prix'],
    ...['Aportación', 'Contribución', 'Importe', 'Monto', 'Precio'],
  ],
  lifetime: [
    ...['Lifetime', 'Lifetime amount', 'Total', 'Total à vie', 'À vie', 'Cumul', 'Total cumulé'],
    ...['Histórico', 'Total histórico', 'De por vida', 'Total acumulado'],
  ],
  since: [
    ...['Joined', 'Join date', 'Start date', 'Created', 'Since', 'Date Added', 'Inscription', 'Inscrit le', 'Date d’inscription'],
    ...['Date d’adhésion', 'Membre depuis', 'Se unió', 'Fecha de alta', 'Fecha de inscripción', 'Miembro desde', 'Alta'],
  ],
  lastCharge: [
    ...['Last charge', 'Last payment', 'Dernier paiement', 'Dernier prélèvement', 'Dernière facturation'],
    ...['Último cobro', 'Último cargo', 'Último pago'],
  ],
  cancelled: [
    ...['Cancellation date', 'Canceled', 'Cancelled', 'Date d’annulation', 'Annulé le'],
    ...['Fecha de cancelación', 'Cancelado el'],
  ],
} satisfies HeaderWords;

/** The same of a list of sales. */
export const SALE_HEADERS = {
  name: [...PEOPLE_HEADERS.name, 'Buyer', 'From', 'Acheteur', 'De', 'Comprador'],
  email: PEOPLE_HEADERS.email,
  product: ['Product', 'Item', 'Produit', 'Article', 'Producto', 'Artículo'],
  date: [
    ...['Date', 'Purchase date', 'Order date', 'Date d’achat', 'Date de commande'],
    ...['Fecha', 'Fecha de compra', 'Fecha del pedido'],
  ],
  status: PEOPLE_HEADERS.status,
  amount: [
    'Total',
    'Amount',
    'Price',
    'Received',
    'Montant',
    'Prix',
    'Total payé',
    'Reçu',
    'Importe',
    'Monto',
    'Precio',
    'Recibido',
  ],
} satisfies HeaderWords;
