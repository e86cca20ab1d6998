/** A text as one part of a record key, which slashes part. */
export function keyPart(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('/', '%2F');
}
