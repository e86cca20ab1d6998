/** The vendor in record keys of people from tables that are no vendor's, see `csv/mapping`. */
export const OWN_TABLE = 'table';
