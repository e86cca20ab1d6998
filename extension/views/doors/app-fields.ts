import type {DoorField} from './door';

/** ID and secret of an app whose vendor promises no shape of them. */
export const APP_FIELDS: readonly DoorField[] = [
  {name: 'id', label: 'doors.field.clientId', example: 'aB3-xY9_…', fits: /^[\w.-]{8,}$/, mixUps: []},
  {name: 'secret', label: 'doors.field.clientSecret', example: 'aB3-xY9_…', fits: /^[\w.-]{16,}$/, mixUps: []},
];
