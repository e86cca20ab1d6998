declare module '@tryghost/nql' {
  export default function nql(text: string): {queryJSON(row: object): boolean};
}
