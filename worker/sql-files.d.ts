// Wrangler bundles SQL files as text.
declare module '*.sql' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: that is how the bundler hands it over
  export default text;
}
