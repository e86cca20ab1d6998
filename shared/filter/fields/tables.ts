import type {Field} from '#shared/filter/catalogue';
import type {ReadField} from '#shared/filter/columns';
import {DOING_FIELDS, type Doing} from '#shared/filter/fields/activity';
import {BENEFIT_ROW_FIELDS} from '#shared/filter/fields/benefits';
import {CONTACT_ROW_FIELDS} from '#shared/filter/fields/contact';
import {ORDER_FIELDS} from '#shared/filter/fields/orders';
import type {Subject} from '#shared/filter/fields/subject';
import type {BenefitLine} from '#shared/membership/benefits';
import type {Contact} from '#shared/model/contact';
import type {Order} from '#shared/model/order';

/** A row of whichever table. */
export type TableRow = Order | Doing | Contact | BenefitLine;

type Table = {readonly fields: readonly ReadField<TableRow>[]; readonly rows: (subject: Subject) => readonly TableRow[]};

const NO_ROWS: readonly TableRow[] = [];

/** A table's fields only ever read rows that the table gave. */
function table<R extends TableRow>(fields: readonly ReadField<R>[], rows: (subject: Subject) => readonly R[] | undefined): Table {
  return {fields: fields as readonly Field[] as readonly ReadField<TableRow>[], rows: subject => rows(subject) ?? NO_ROWS};
}

/** What a person has any number of; conditions in `order[…]` hold on one and the same. */
export const TABLES: ReadonlyMap<string, Table> = new Map([
  ['order', table(ORDER_FIELDS, ({supporter}) => supporter.orders?.newest)],
  ['activity', table(DOING_FIELDS, ({supporter}) => supporter.activity?.newest)],
  ['contact', table(CONTACT_ROW_FIELDS, ({supporter}) => supporter.contacts)],
  ['benefit', table(BENEFIT_ROW_FIELDS, ({lines}) => lines)],
]);
