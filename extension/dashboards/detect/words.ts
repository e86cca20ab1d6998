/**
 * The words by which a list says what it holds, in English, French and Spanish, without accents. They are ours and were not
 * checked against the vendors' own translations. Every language is always tried: creators work in mixed ones.
 */

export type Field =
  | 'name'
  | 'email'
  | 'status'
  | 'tier'
  | 'amount'
  | 'lifetime'
  | 'since'
  | 'last-charge'
  | 'date'
  | 'product'
  | 'discord'
  | 'address'
  | 'notes'
  | 'location'
  | 'activity';

// Whole headers. Order matters: the first that fits wins.
const FIELDS: readonly (readonly [Field, RegExp])[] = [
  [
    'email',
    whole('e-?mail|e-?mail address|mail|(adresse )?(e-?mail|courriel)|courriel|correo( electronico)?|direccion de correo'),
  ],
  ['last-charge', whole('last (charge|payment)|(dernier paiement|dernier prelevement|derniere facturation)|ultimo (cobro|pago)')],
  [
    'lifetime',
    whole(
      'lifetime( .*)?|total spent|total support|total time.*|ltv|(total )?a vie|cumul|total cumule|(total )?depuis le debut|historico|de por vida|total (acumulado|historico)',
    ),
  ],
  [
    'since',
    whole(
      '(created|since|subscribed|start|signed up)( at| on)?|joined( .*)?|(join|start|sign-?up|subscription) date|member since|cree( le)?|inscrit( le)?|inscription|(date d.(inscription|adhesion|arrivee))|membre depuis|debut|creado( el)?|alta|se unio|(fecha de (alta|inscripcion|union|ingreso))|miembro desde|suscrito( el)?',
    ),
  ],
  [
    'name',
    whole(
      '(full |display |user)?name|(member|customer|supporter|subscriber|patron|fan|user|follower|contact|buyer)s?( name)?|from|nom( complet| d.utilisateur)?|(membre|client|abonne|soutien|mecene|utilisateur|adherent|acheteur)e?s?|nombre( completo| de usuario)?|(miembro|cliente|suscriptor|seguidor|usuario|comprador|patrocinador)a?(es|s)?|mecenas|de parte de',
    ),
  ],
  ['status', whole('(membership |payment |subscription )?status|state|type|statut( .*)?|etat|estado( .*)?|tipo')],
  [
    'tier',
    whole(
      '(current )?(tier|level|plan|membership)s?|paliers?|niveaux?|formules?|offres?|adhesions?|nivel(es)?|planes|membresias?|roles?|rol',
    ),
  ],
  [
    'amount',
    whole(
      'pledge|(monthly )?(price|amount)|total( price| paid)?|received|montant|prix|contribution|engagement|total paye|recu|importe|precio|monto|cantidad|aportacion|contribucion|total pagado|recibido',
    ),
  ],
  [
    'date',
    whole(
      '(purchase |order |payment )?date|datetime.*|time|date d.achat|date de (commande|paiement)|fecha( de (compra|pago|pedido))?',
    ),
  ],
  ['product', whole('products?|items?|produits?|articles? achetes?|productos?|articulos? comprados?')],
  ['discord', whole('discord.*')],
  ['address', whole('(shipping |postal )?address|adresse( postale| de livraison)?|direccion( postal| de envio)?')],
  ['notes', whole('notes?|remarques?|notas?')],
  ['location', whole('location|country|pays|lieu|localisation|ubicacion|pais')],
  ['activity', whole('open rate|opens|activity|last seen|taux d.ouverture|activite|tasa de apertura|actividad')],
];

/** Headers of columns that name somebody who made, answers for or sent what the row is about. */
const MAKER = whole(
  'author|(created|updated|posted|written|changed|sent|invited) by|owner|assignee|sender|actor|auteure?|cree par|expediteur|responsable|autora?|creado por|remitente|propietario',
);
/** Headers of columns that hold something to read. */
const CONTENT = whole(
  'comments?|subject|title|post|in response to|review|slug|description|event|action|topic|question|commentaires?|objet|sujet|titre|en reponse a|avis|evenement|comentarios?|asunto|titulo|entrada|en respuesta a|resena|evento|accion',
);

const PEOPLE =
  'members?|memberships?|subscribers?|supporters?|supportreceived|customers?|audience|patrons?|fans?|followers?|sponsors?|relationships?|users?|contacts?|people|membres?|adherents?|abonne(?:e?s)?|soutiens?|clients?|mecenes?|utilisateurs?|miembros?|suscriptor(?:es|as?)?|seguidor(?:es|as?)?|clientes?|mecenas|usuarios?|audiencia|publico';
const SALES =
  'sales|orders|transactions|purchases|payments|invoices|ventes|commandes|achats|paiements|factures|ventas|pedidos|compras|transacciones|pagos|facturas';
const OTHER =
  'comments?|replies|posts?|articles?|stories|blog|inbox|mail|messages?|conversations?|reviews?|plugins?|settings|preferences|pricing|prices|plans|tiers|events?|logs?|activity|notifications?|issues|tickets|topics|commentaires?|reponses|courrier|reception|avis|tarifs|prix|formules|paliers|parametres|reglages|preferences|evenements?|journal|comentarios?|respuestas|entradas?|articulos?|bandeja|mensajes?|resenas|precios|planes|niveles|ajustes|configuracion|eventos?|registro|actividad';

const REACTION = whole(
  "likes?|reply|replies|share|repost|retweet|boost|react|comment|helpful|j'aime|repondre|partager|commenter|utile|me gusta|responder|compartir|comentar|util",
);

const WORD = {people: words(PEOPLE), sales: words(SALES), other: words(OTHER)};

/** What a counted noun may be: "1,234 members", "All sales (57)". */
export const COUNTED = `${PEOPLE}|${SALES}`;

/** Lower case, without accents, white space and typographic marks folded. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[’ʼ`´]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** What a column's header says it holds; undefined for words that we do not know. */
export function fieldOf(header: string): Field | undefined {
  const text = plainHeader(header);
  return FIELDS.find(([, words]) => words.test(text))?.[0];
}

export function isMaker(header: string): boolean {
  return MAKER.test(plainHeader(header));
}

export function isContent(header: string): boolean {
  return CONTENT.test(plainHeader(header));
}

/** What one does with a post, and never with a person in a list. */
export function isReaction(text: string): boolean {
  return text.length < 14 && REACTION.test(fold(text.replace(/^[\d\s]+/, '')));
}

/** What a heading, title or address is about, by its words; undefined where it has none of ours. */
export function subjectOf(text: string): 'people' | 'sales' | 'other' | undefined {
  const folded = fold(text);
  // "Comments on our members": the earliest word names the thing
  const first = (['people', 'sales', 'other'] as const)
    .map(subject => ({subject, at: folded.search(WORD[subject])}))
    .filter(({at}) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  return first?.subject;
}

/** Headers carry arrows, colons and counts. */
function plainHeader(header: string): string {
  return fold(header)
    .replaceAll(/^\d[\d.,\s]*|\(\d+\)|[↑↓▲▼▴▾⇅:*]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function whole(alternatives: string): RegExp {
  return new RegExp(`^(?:${alternatives})$`);
}

function words(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'u');
}
