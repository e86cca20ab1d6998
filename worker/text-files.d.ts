// Wrangler bundles text files as text.
declare module '*.txt' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: that is how the bundler hands it over
  export default text;
}
