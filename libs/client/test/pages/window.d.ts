/** What a test gives a page, and what the page gives back. */
interface Window {
  given: { readonly token: string; readonly quick: object };
  told: readonly number[];
}
