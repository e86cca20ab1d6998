import {describe, expect, it} from 'vitest';
import {guessMapping} from '#shared/csv/guess-mapping';
import {fingerprintOf, mappingSchema, missingUses} from '#shared/csv/mapping';

const guess = (table: readonly string[], given: Partial<Parameters<typeof guessMapping>[0]> = {}) => {
  const [headers = [], ...rows] = table.map(line => line.split('|'));
  return guessMapping({sample: {headers, rows}, fileName: 'table.csv', currency: 'EUR', dates: 'day-first', ...given});
};

describe('guessMapping', () => {
  it('takes the columns of Patreon’s sales for orders by their words (SAL-6)', () => {
    const mapping = guess(
      [
        'Order ID|Customer|Product|Date purchased|Status|Total paid',
        'P-1001|Ada Adler|Sticker sheet|2026-10-03|Complete|$12.00',
        'P-1002|Béla Brandt|Zine 4|2026-10-04|Refunded|$7.50',
      ],
      {fileName: 'Patreon Sales 2026-11.csv'},
    );
    expect(mapping).toEqual({
      fingerprint: fingerprintOf(['Order ID', 'Customer', 'Product', 'Date purchased', 'Status', 'Total paid']),
      name: 'Patreon Sales 2026-11',
      vendor: 'patreon',
      lines: 'orders',
      columns: {
        'order-id': 'Order ID',
        name: 'Customer',
        product: 'Product',
        date: 'Date purchased',
        status: 'Status',
        amount: 'Total paid',
      },
      email: 'weak',
      currency: 'EUR',
      dates: 'day-first',
    });
    expect(missingUses(mapping)).toEqual([]);
    expect(mappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  });

  it.each([
    [
      'French',
      [
        'N° de commande|Client|Adresse e-mail|Article|Date d’achat|Montant payé|Devise|TVA|Statut|Numéro de suivi',
        'C-1|Zoë Zapf|zoe@example.org|Carnet|03/11/2026|12,50 €|EUR|2,08 €|Expédiée|XY1',
      ],
      {
        'order-id': 'N° de commande',
        name: 'Client',
        email: 'Adresse e-mail',
        product: 'Article',
        date: 'Date d’achat',
        amount: 'Montant payé',
        currency: 'Devise',
        tax: 'TVA',
        status: 'Statut',
        tracking: 'Numéro de suivi',
      },
    ],
    [
      'Spanish',
      [
        'Número de pedido|Comprador|Correo electrónico|Producto|Fecha|Importe total|Moneda|IVA|Estado|Seguimiento',
        'C-1|Íñigo|inigo@example.org|Cuaderno|03/11/2026|12,50|EUR|2,08|Enviado|XY1',
      ],
      {
        'order-id': 'Número de pedido',
        name: 'Comprador',
        email: 'Correo electrónico',
        product: 'Producto',
        date: 'Fecha',
        amount: 'Importe total',
        currency: 'Moneda',
        tax: 'IVA',
        status: 'Estado',
        tracking: 'Seguimiento',
      },
    ],
    [
      'English',
      [
        'Order #|Buyer name|Buyer email|Item|Paid at|Gross amount|Currency|VAT|Order status|Tracking number|Amount refunded',
        'C-1|Ada|ada@example.org|Notebook|2026-11-03 10:00|12.50|EUR|2.08|Shipped|XY1|0.00',
      ],
      {
        'order-id': 'Order #',
        name: 'Buyer name',
        email: 'Buyer email',
        product: 'Item',
        date: 'Paid at',
        amount: 'Gross amount',
        currency: 'Currency',
        tax: 'VAT',
        status: 'Order status',
        tracking: 'Tracking number',
        refunded: 'Amount refunded',
      },
    ],
  ])('knows the words of orders in %s', (_, table, columns) => {
    const mapping = guess(table);
    expect(mapping.lines).toBe('orders');
    expect(mapping.columns).toEqual(columns);
  });

  it.each([
    [
      'English',
      [
        'Full name|E-mail|Level|Monthly amount|Joined|Last payment|Expires|Tags|Notes',
        'Ada|ada@example.org|Gold|5|2026-01-02|2026-11-01|2026-12-01|vip|hi',
      ],
    ],
    [
      'French',
      [
        'Nom|Courriel|Palier|Montant|Inscrite le|Dernier paiement|Échéance|Étiquettes|Remarques',
        'Ada|ada@example.org|Or|5|02/01/2026|01/11/2026|01/12/2026|vip|hi',
      ],
    ],
    [
      'Spanish',
      [
        'Nombre|Correo|Nivel|Cuota|Alta|Último pago|Vencimiento|Etiquetas|Notas',
        'Ada|ada@example.org|Oro|5|02/01/2026|01/11/2026|01/12/2026|vip|hi',
      ],
    ],
  ])('knows the words of people in %s', (_, table) => {
    const mapping = guess(table);
    const headers = table[0]?.split('|') ?? [];
    expect(mapping.lines).toBe('people');
    expect(Object.entries(mapping.columns).sort()).toEqual(
      ['name', 'email', 'tier', 'amount', 'date', 'last-charge', 'access-until', 'tags', 'note']
        .map((use, place) => [use, headers[place]])
        .sort(),
    );
  });

  it('finds the address by its contents, and takes no word for what the cells cannot be', () => {
    expect(guess(['Kontakt|Date|Amount', 'ada@example.org|never|lots', 'bela@example.org|soon|few']).columns).toEqual({
      email: 'Kontakt',
    });
    expect(guess(['Customer|Total', 'ada@example.org|5', 'bela@example.org|6']).columns.email).toBe('Customer');
  });

  it('tells days from months where one date can be read in one way only', () => {
    expect(guess(['Name|Date', 'Ada|01/02/2026', 'Béla|13/02/2026'], {dates: 'month-first'}).dates).toBe('day-first');
    expect(guess(['Name|Date', 'Ada|01/02/2026', 'Béla|02/13/2026']).dates).toBe('month-first');
    expect(guess(['Name|Date', 'Ada|01/02/2026']).dates).toBe('day-first');
  });

  it('guesses the other kind of lines where the creator says so', () => {
    const table = ['Name|Total|Date', 'Ada|5|2026-01-02'];
    expect(guess(table)).toMatchObject({lines: 'people', columns: {lifetime: 'Total'}});
    const orders = guess(table, {lines: 'orders'});
    expect(orders).toMatchObject({lines: 'orders', columns: {amount: 'Total', date: 'Date', name: 'Name'}});
    expect(missingUses(orders)).toEqual([]);
  });

  it('says what a mapping still lacks', () => {
    expect(missingUses({lines: 'people', columns: {tier: 'Level'}})).toHaveLength(1);
    expect(missingUses({lines: 'orders', columns: {email: 'Mail'}})).toEqual([['date'], ['amount']]);
  });
});

describe('fingerprintOf', () => {
  it('is the same in any order, case and outer space, and another for other headers', () => {
    expect(fingerprintOf(['Name', ' E-mail '])).toBe(fingerprintOf(['e-mail', 'NAME']));
    expect(fingerprintOf(['Name', 'E-mail'])).not.toBe(fingerprintOf(['Name', 'E-mail', 'Level']));
  });
});
