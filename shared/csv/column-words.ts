import {ENTRY_WORDS} from '#shared/csv/entry-words';
import type {ColumnUse, Mapping} from '#shared/csv/mapping';

/** Words above a column, folded and with single spaces, by which it is taken for something; the first of them that any has wins. */
export type ColumnWords = {readonly use: ColumnUse; readonly words: readonly RegExp[]};

const SHARED: readonly ColumnWords[] = [
  {use: 'email', words: [/\be ?mail\b|courriel|correo|\bmail\b|\bmel\b/]},
  {use: 'first-name', words: [/\b(first|given) ?name\b|\bprenom\b|nombre de pila/]},
  {use: 'last-name', words: [/\b(last|family) ?name\b|\bsurname\b|nom de famille|\bapellidos?\b/]},
  {use: 'tracking', words: [/tracking|\bsuivi\b|seguimiento|rastreo/]},
  {use: 'currency', words: [/\bcurrency\b|\bdevise\b|\bmoneda\b|\bdivisa\b/]},
  {use: 'status', words: [/\bstatus\b|\bstatut\b|\bestado\b|\betat\b|\bestatus\b/]},
];

const ORDERS: readonly ColumnWords[] = [
  {
    use: 'order-id',
    words: [
      /\b(order|transaction|sale|invoice|receipt|purchase) ?(id\b|no\b|number\b|#)/,
      /\b(no|numero|id|ref|reference)\b.*\b(commande|pedido|vente|venta|transaction|transaccion|facture|factura)\b/,
      /^(order|commande|pedido|transaction|reference|id)$/,
    ],
  },
  {use: 'refunded', words: [/refund|rembours|reembols/]},
  {use: 'tax', words: [/\btax(es)?\b|\bvat\b|\btva\b|\biva\b|\bimpuestos?\b|\btaxes\b/]},
  {
    use: 'product',
    words: [/\b(product|item|article|producto|produit|articulo)\b/, /\b(title|titre|titulo|description|descripcion)\b/],
  },
  {
    use: 'amount',
    words: [
      /\b(total|amount) (paid|paye|pagado)\b|\b(paid|paye|pagado)\b.*\b(total|amount)\b/,
      /\b(grand )?total\b|\bmontant\b|\bimporte\b/,
      /\b(amount|price|prix|precio|gross|paid|paye|pagado|charged)\b/,
    ],
  },
  {
    use: 'date',
    words: [
      /\b(purchased?|ordered|order|sale|paid|payment|achat|commande|vente|compra|pedido|venta|paiement|pago)\b.*\b(date|at|on|time)\b/,
      /\b(date|fecha)\b/,
      /\b(purchased|ordered|created|time|timestamp|heure|hora)\b/,
    ],
  },
  {
    use: 'id',
    words: [/\b(customer|buyer|client|user|member|cliente|acheteur|comprador|membre|miembro|patron) ?(id|number|no)\b/],
  },
  {
    use: 'name',
    words: [
      /\b(customer|buyer|client|patron|acheteur|cliente|comprador|full|supporter)\b.*\b(name|nom|nombre)\b/,
      /^(customer|buyer|client|patron|acheteur|cliente|comprador|supporter)$/,
      /^(name|nom|nombre|full name|nom complet|nombre completo|from|recipient|destinataire|destinatario)$/,
    ],
  },
];

const PEOPLE: readonly ColumnWords[] = [
  {
    use: 'last-charge',
    words: [/\b(last|latest|dernier|derniere|ultimo|ultima)\b.*\b(charge|payment|paid|paiement|prelevement|pago|cobro)\b/],
  },
  {
    use: 'access-until',
    words: [/\b(access|expir\w*|expiry|renews?|renewal|until|fin|echeance|vence|vencimiento|caduca\w*|jusqu\w*|hasta)\b/],
  },
  {use: 'lifetime', words: [/\blifetime\b|\btotal (given|support|donated|spent|paid)\b|\bcumul\w*\b|\bhistorico\b|\btotal\b/]},
  {
    use: 'tier',
    words: [/\b(tier|level|plan|palier|niveau|nivel|formule|reward)\b/, /\b(membership|abonnement|suscripcion|adhesion)\b/],
  },
  {use: 'amount', words: [/\b(pledge|amount|montant|importe|monthly|price|prix|precio|contribution|cuota|cotisation)\b/]},
  {
    use: 'date',
    words: [
      /\b(joined|since|member since|inscri\w*|adhesion|alta|depuis|desde)\b/,
      /\b(signed? ?up|sign ?up|start(ed)?|created|subscribed|debut|inicio)\b/,
      /\b(date|fecha)\b/,
    ],
  },
  {
    use: 'id',
    words: [
      /\b(member|user|customer|client|patron|membre|miembro|cliente|socio) ?(id|number|no)\b|^(id|identifiant|identificador)$/,
    ],
  },
  {
    use: 'name',
    words: [
      /^(name|nom|nombre|full name|nom complet|nombre completo|display name)$/,
      /\b(member|patron|supporter|subscriber|customer|membre|abonne|miembro|suscriptor|cliente|client)\b/,
    ],
  },
  {use: 'tags', words: [/\b(tags?|labels?|etiquettes?|etiquetas?|groups?|groupes?|grupos?|segments?)\b/]},
  {use: 'note', words: [/\b(notes?|notas?|comments?|remarques?|commentaires?|comentarios?)\b/]},
];

/** What columns of such a table may be, the surest words first: a column is taken once. */
export function columnWords(lines: Mapping['lines']): readonly ColumnWords[] {
  return lines === 'entries' ? ENTRY_WORDS : [...SHARED, ...(lines === 'orders' ? ORDERS : PEOPLE)];
}
