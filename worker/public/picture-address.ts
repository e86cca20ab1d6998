/** Where a picture of the page is. */
export function pictureAddress(base: string, id: string): string {
  return `${base}/picture/${encodeURIComponent(id)}`;
}
