/** Addresses of the page's views, by the name of their picture. */
export const VIEWS = {
  'page-welcome': '#/welcome',
  'page-today': '#/today',
  'page-supporters': '#/supporters',
  'page-filters': '#/filters',
  'page-history': '#/history',
  'page-log': '#/log',
  'page-history-list': '#/history/list',
  'page-history-declined': '#/history/declined',
  'page-history-anniversaries': '#/history/anniversaries',
  'page-history-seats': '#/history/seats',
  'page-benefits': '#/benefits',
  'page-duplicates': '#/duplicates',
  'page-connections': '#/connections',
  'page-settings': '#/settings',
  'page-requests': '#/requests',
  'page-import': '#/import',
} as const;
